import { Anchor, Button, CopyButton, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Failure } from "../page/failure.tsx";
import { Moment } from "../page/moment.tsx";
import { useOwn } from "../participant/participant.tsx";
import { useTexts } from "../texts/language.ts";
import { GetProgram } from "./get-program.tsx";
import type { Session } from "./use-session.ts";

/** How the tested program is had, started, and learns its session: by a code, made when it is asked for. */
export function ConnectProgram({ session }: { session: Session }) {
  const texts = useTexts();
  const { client } = useOwn();
  const code = useMutation({
    // Repeats are harmless: a running session hands out fresh credentials.
    mutationFn: async () => (await client.startSession({ id: session.id })).client.pairing,
  });
  const connected = session.build !== undefined;
  return (
    <Paper p={{ base: "md", sm: "lg" }} className="card" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.session.connect}
        </Title>
        <Text role="status" fw={connected ? 600 : 400} c={connected ? undefined : "dimmed"}>
          {connected ? texts.session.connected(session.build ?? "") : texts.session.notConnected}
        </Text>
        {!connected && (
          <ol className="plain-list">
            <li>
              <GetProgram session={session} />
            </li>
            <Text component="li" size="sm" mt="xs">
              {texts.session.startProgram}
            </Text>
            <Text component="li" size="sm" mt="xs">
              {texts.session.connectText}
            </Text>
          </ol>
        )}
        {code.data && (
          <>
            <output className="big-code">{code.data.code}</output>
            <Text size="sm" c="dimmed">
              {texts.session.codeUntil} <Moment at={code.data.expiresAt} form="time" />
            </Text>
            <Text size="sm">
              {texts.session.codeElsewhere}{" "}
              <Anchor
                href={code.data.url}
                target="_blank"
                rel="noreferrer noopener"
                inherit
                underline="always"
                className="breakable"
              >
                {code.data.url}
              </Anchor>
            </Text>
          </>
        )}
        {code.isError && <Failure error={code.error} />}
        <Group gap="sm">
          <Button variant="light" loading={code.isPending} onClick={() => code.mutate()}>
            {code.data ? texts.session.newCode : texts.session.getCode}
          </Button>
          {code.data && (
            <CopyButton value={code.data.code}>
              {({ copied, copy }) => (
                <Button variant="subtle" onClick={copy}>
                  {copied ? texts.states.copied : texts.states.copy}
                </Button>
              )}
            </CopyButton>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
