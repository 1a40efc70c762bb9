import { Paper, Text, Title } from "@mantine/core";
import { RequestLink } from "../mail-link/request-link.tsx";
import { useSignedIn } from "../participant/signed-in.ts";
import { useTexts } from "../texts/language.ts";

/** The way back in. */
export function AlreadyIn() {
  const texts = useTexts();
  if (useSignedIn()) return null;
  return (
    <Paper component="section" p={{ base: "md", sm: "xl" }} className="card">
      <Title order={2} size="h3">
        {texts.landing.alreadyIn}
      </Title>
      <Text c="dimmed" mb="md">
        {texts.link.intro}
      </Text>
      <RequestLink />
    </Paper>
  );
}
