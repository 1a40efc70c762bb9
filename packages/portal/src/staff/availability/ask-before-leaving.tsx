import { Button, Group, Stack, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { Dialog } from "../../page/dialog.tsx";
import { useStaffTexts } from "../../texts/staff.ts";

/** Asks before another page, or the browser, takes away what has not been saved. */
export function AskBeforeLeaving({ unsaved }: { unsaved: boolean }) {
  const texts = useStaffTexts().availability;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <Dialog opened={status === "blocked"} onClose={() => reset?.()} title={texts.leaveTitle}>
      <Stack gap="md">
        <Text>{texts.leaveText}</Text>
        <Group gap="sm">
          <Button color="red" onClick={() => proceed?.()}>
            {texts.leave}
          </Button>
          <Button variant="default" data-autofocus onClick={() => reset?.()}>
            {texts.stay}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
