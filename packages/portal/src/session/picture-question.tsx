import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { Icon } from "../page/icon.tsx";
import { useTexts } from "../texts/language.ts";
import type { PictureRequest } from "./use-picture.ts";

/** Whether the team may have a picture of the screen: no is as near as yes. */
export function PictureQuestion({ picture }: { picture: PictureRequest }) {
  const texts = useTexts().session.picture;
  const { phase } = picture;
  if (phase === "idle") return null;
  if (phase === "sent" || phase === "failed")
    return (
      <Alert
        role="status"
        color={phase === "sent" ? "teal" : "yellow"}
        icon={<Icon name={phase === "sent" ? "check" : "alert"} />}
        withCloseButton
        onClose={picture.dismiss}
      >
        {texts[phase]}
      </Alert>
    );
  return (
    <Alert role="alert" title={texts.title} icon={<Icon name="screen" />}>
      <Stack gap="sm">
        <Text size="sm">{texts.text}</Text>
        <Group gap="sm">
          <Button variant="default" loading={phase === "sending"} onClick={picture.send}>
            {texts.send}
          </Button>
          <Button variant="default" disabled={phase === "sending"} onClick={picture.decline}>
            {texts.notNow}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
