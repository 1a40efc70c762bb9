import { Alert, Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { DeviceCheck } from "../device/device-check.tsx";
import { earlyMs, hasAgreed, mayResume, mayStart } from "../my-study/next-step.ts";
import { Failure } from "../page/failure.tsx";
import { LinkButton } from "../page/link.tsx";
import { Moment } from "../page/moment.tsx";
import { useNow } from "../page/use-now.ts";
import { useOwn } from "../participant/participant.tsx";
import { personIn, type Session, useTakeOver } from "../session/use-session.ts";
import { useTexts } from "../texts/language.ts";

/** The way into a session that can be started, or resumed; before its time, how to get ready. */
export function Begin({ session }: { session: Session }) {
  const texts = useTexts().appointment;
  const { client } = useOwn();
  const takeOver = useTakeOver();
  const now = useNow(10_000);
  const start = useMutation({
    mutationFn: () => client.startSession({ id: session.id }),
    onSuccess: (answer) => takeOver(answer.session),
  });
  const { status } = session;
  const resumable = mayResume(session, now);
  const open = status === "scheduled" || status === "confirmed";
  if (!open && !resumable) return null;
  const person = personIn(session);
  const agreed = person && hasAgreed(person);
  return (
    <Paper p={{ base: "md", sm: "xl" }} className="card" component="section">
      <Stack gap="md">
        <Title order={2} size="h3">
          {texts.prepare}
        </Title>
        <Text c="dimmed">{texts.prepareText}</Text>
        {!agreed && (
          <Alert title={texts.needsConsent}>
            <LinkButton to="/consent" search={{ session: session.id }} mt="xs">
              {texts.toConsent}
            </LinkButton>
          </Alert>
        )}
        <DeviceCheck />
        {start.isError && <Failure error={start.error} />}
        {agreed &&
          (resumable || mayStart(session, now) ? (
            <Button
              size="md"
              loading={start.isPending}
              onClick={() => start.mutate()}
              className="narrow-full"
            >
              {resumable ? texts.resume : texts.start}
            </Button>
          ) : (
            <Text>
              {texts.startFrom}{" "}
              <Moment
                at={new Date(Date.parse(session.scheduledAt ?? "") - earlyMs).toISOString()}
                form="long"
              />
            </Text>
          ))}
      </Stack>
    </Paper>
  );
}
