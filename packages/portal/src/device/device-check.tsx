import { Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Icon } from "../page/icon.tsx";
import { usePublicClient } from "../service/service.tsx";
import { useRegion, useTexts } from "../texts/language.ts";
import { checkMicrophone, checkScreen, checkService, checkStorage, type Found } from "./checks.ts";
import classes from "./device-check.module.css";

const order = ["service", "screen", "microphone", "storage"] as const;

/** Finds out beforehand what would be in the way; nothing of it keeps anybody from a session. */
export function DeviceCheck() {
  const texts = useTexts().device;
  const region = useRegion();
  const client = usePublicClient();
  const check = useMutation({
    mutationFn: async () => ({
      service: await checkService(client),
      screen: checkScreen(),
      microphone: await checkMicrophone(),
      storage: await checkStorage(),
    }),
  });
  const words = (name: (typeof order)[number], found: Found) => {
    if (!found.ok) return texts[`${name}Warn`];
    if (found.milliseconds !== undefined) return texts.milliseconds(found.milliseconds);
    if (found.gigabytes !== undefined)
      return texts.free(found.gigabytes.toLocaleString(region, { maximumFractionDigits: 0 }));
    return texts.ok;
  };
  return (
    <Stack gap="sm">
      <Button
        variant="light"
        loading={check.isPending}
        onClick={() => check.mutate()}
        className="narrow-full"
      >
        {check.data ? texts.again : texts.run}
      </Button>
      {check.data && (
        <ul className={classes.list} aria-live="polite">
          {order.map((name) => (
            <li key={name}>
              <span className={classes.sign} data-ok={check.data[name].ok}>
                <Icon name={check.data[name].ok ? "check" : "alert"} size={18} />
              </span>
              <Text span fw={500}>
                {texts.checks[name]}
              </Text>
              <Text span c="dimmed" size="sm">
                {words(name, check.data[name])}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
