import { Paper, Stack, Text } from "@mantine/core";
import { Heading } from "../page/heading.tsx";
import { LinkAnchor } from "../page/link.tsx";
import { useTexts } from "../texts/language.ts";
import { RequestLink } from "./request-link.tsx";

/** For participants who come without a link. */
export function SignInPage() {
  const texts = useTexts();
  return (
    <Paper p={{ base: "md", sm: "xl" }} maw={620} mx="auto" w="100%" className="card">
      <Stack gap="md">
        <Heading size="h2">{texts.link.title}</Heading>
        <Text c="dimmed">{texts.link.intro}</Text>
        <RequestLink />
        <Text size="sm" c="dimmed">
          {texts.link.notYet}{" "}
          <LinkAnchor to="/register" inherit underline="always">
            {texts.landing.join}
          </LinkAnchor>
        </Text>
      </Stack>
    </Paper>
  );
}
