import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";
import { Failure } from "../page/failure.tsx";
import { useOwn } from "../participant/participant.tsx";
import type { RecorderState } from "../recording/use-recorder.ts";
import { useTexts } from "../texts/language.ts";
import { type Session, useTakeOver } from "./use-session.ts";

const flushMs = 8000;

/** All tasks have ended: the recording is ended, what waits is sent, and the session completed. */
export function FinishSession(props: {
  heading: RefObject<HTMLHeadingElement | null>;
  session: Session;
  recorder: RecorderState;
  flush(ms: number): Promise<boolean>;
}) {
  const texts = useTexts().session;
  const { client } = useOwn();
  const takeOver = useTakeOver();
  const navigate = useNavigate();
  const { id } = props.session;
  const finish = useMutation({
    mutationFn: async () => {
      await Promise.all([props.recorder.stop(), props.flush(flushMs)]);
      return client.completeSession({ id });
    },
    onSuccess: async (answer) => {
      takeOver(answer.session);
      await navigate({ to: "/sessions/$id/feedback", params: { id } });
    },
  });
  return (
    <Paper p={{ base: "md", sm: "xl" }} className="card" component="section">
      <Stack gap="md">
        <Title ref={props.heading} order={2} size="h3" tabIndex={-1} className="heading">
          {texts.allDone}
        </Title>
        <Text>{texts.allDoneText}</Text>
        {finish.isError && <Failure error={finish.error} />}
        <Button
          size="md"
          className="narrow-full"
          loading={finish.isPending}
          onClick={() => finish.mutate()}
        >
          {texts.finish}
        </Button>
      </Stack>
    </Paper>
  );
}
