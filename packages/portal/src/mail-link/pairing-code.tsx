import { Button, CopyButton, Paper, Stack, Text } from "@mantine/core";
import { useRouterState } from "@tanstack/react-router";
import { Heading } from "../page/heading.tsx";
import { NotFound } from "../page/not-found.tsx";
import { useTexts } from "../texts/language.ts";
import { carriedIn } from "./code-in-address.ts";

/** Shows the code that the desktop program asks for. */
export function PairingCode() {
  const texts = useTexts();
  const { code } = carriedIn(useRouterState({ select: ({ location }) => location.hash }));
  if (!code) return <NotFound />;
  return (
    <Paper p={{ base: "md", sm: "xl" }} maw={620} mx="auto" w="100%" className="card">
      <Stack gap="md">
        <Heading size="h2">{texts.pair.title}</Heading>
        <Text c="dimmed">{texts.pair.text}</Text>
        <output className="big-code">{code}</output>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="light" onClick={copy} className="narrow-full">
              {copied ? texts.states.copied : texts.states.copy}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Paper>
  );
}
