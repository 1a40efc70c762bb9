import { Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { Dialog } from "../page/dialog.tsx";
import { Failure } from "../page/failure.tsx";
import { Icon } from "../page/icon.tsx";
import { useOwn } from "../participant/participant.tsx";
import type { RecorderState } from "../recording/use-recorder.ts";
import { useTexts } from "../texts/language.ts";
import { type Session, useTakeOver } from "./use-session.ts";

const flushMs = 5000;

/** The right to stop: one button, no reason, and one question. */
export function StopButton(props: {
  session: Session;
  recorder: RecorderState;
  flush(ms: number): Promise<boolean>;
}) {
  const texts = useTexts().session;
  const { client } = useOwn();
  const takeOver = useTakeOver();
  const [open, { open: ask, close }] = useDisclosure(false);
  const stop = useMutation({
    mutationFn: async (data: "keep" | "delete") => {
      if (data === "delete") await props.recorder.discard();
      else await Promise.all([props.recorder.stop(), props.flush(flushMs)]);
      return client.stopSession({ id: props.session.id, data });
    },
    onSuccess: (answer) => {
      close();
      takeOver(answer.session);
    },
  });
  return (
    <>
      <Button variant="outline" color="red" leftSection={<Icon name="stop" />} onClick={ask}>
        {texts.stop}
      </Button>
      <Dialog opened={open} onClose={close} title={texts.stopTitle}>
        <Stack gap="md">
          <Text>{texts.stopText}</Text>
          {stop.isError && <Failure error={stop.error} />}
          <Button
            loading={stop.isPending && stop.variables === "keep"}
            disabled={stop.isPending}
            onClick={() => stop.mutate("keep")}
          >
            {texts.stopKeep}
          </Button>
          <Button
            color="red"
            loading={stop.isPending && stop.variables === "delete"}
            disabled={stop.isPending}
            onClick={() => stop.mutate("delete")}
          >
            {texts.stopDelete}
          </Button>
          <Button variant="default" onClick={close}>
            {texts.goOn}
          </Button>
        </Stack>
      </Dialog>
    </>
  );
}
