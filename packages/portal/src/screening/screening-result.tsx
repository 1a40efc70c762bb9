import { Paper, Stack, Text, ThemeIcon } from "@mantine/core";
import { Heading } from "../page/heading.tsx";
import { Icon } from "../page/icon.tsx";
import { LinkButton } from "../page/link.tsx";
import { useTexts } from "../texts/language.ts";

/** What the answers led to, said kindly, and where it goes from here. */
export function ScreeningResult({ result }: { result: { eligible: boolean; next: string } }) {
  const texts = useTexts().screening;
  return (
    <Paper p={{ base: "md", sm: "xl" }} maw={620} mx="auto" w="100%" className="card">
      <Stack gap="md">
        <ThemeIcon size={52} radius="xl" variant="light" aria-hidden>
          <Icon name={result.eligible ? "check" : "heart"} size={26} />
        </ThemeIcon>
        <Heading size="h2">{result.eligible ? texts.welcomeTitle : texts.thanksTitle}</Heading>
        <Text size="lg">{result.next}</Text>
        {result.eligible ? (
          <LinkButton to="/consent" size="md" className="narrow-full">
            {texts.toConsent}
          </LinkButton>
        ) : (
          <LinkButton to="/data" variant="light" className="narrow-full">
            {texts.toData}
          </LinkButton>
        )}
      </Stack>
    </Paper>
  );
}
