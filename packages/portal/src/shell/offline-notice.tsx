import { Alert } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { Icon } from "../page/icon.tsx";
import { useTexts } from "../texts/language.ts";

/** Says so while this device has no network. */
export function OfflineNotice() {
  const { online } = useNetwork();
  const texts = useTexts();
  if (online) return null;
  return (
    <Alert icon={<Icon name="offline" />} color="yellow" role="status">
      {texts.shell.offline}
    </Alert>
  );
}
