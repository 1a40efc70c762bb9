import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Choice } from "../page/choice.tsx";
import type { About } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";

type Consent = About["study"]["consents"][number];
export type Purpose = Consent["purpose"];

/** The text of one purpose in full, and yes or no. */
export function ConsentQuestion(props: {
  consent: Consent;
  value: boolean | undefined;
  onChange(value: boolean): void;
  missing: boolean;
}) {
  const texts = useTexts();
  const language = useLanguage();
  const { purpose, text, version } = props.consent;
  const title = texts.consentTitles[purpose];
  return (
    <Paper
      p={{ base: "md", sm: "xl" }}
      className="card"
      component="section"
      mod={{ missing: props.missing }}
    >
      <Stack gap="sm">
        <Group gap="sm">
          <Title order={2} size="h4">
            {title}
          </Title>
          <Badge variant="light" tt="none" color={purpose === "session" ? "moon" : "gray"}>
            {purpose === "session" ? texts.consent.needed : texts.states.optional}
          </Badge>
        </Group>
        <Text lang={text[language] ? language : "en"}>{inLanguage(text, language)}</Text>
        <Text size="sm" c="dimmed">
          {texts.consent.version(version)}
        </Text>
        <Choice
          name={`consent-${purpose}`}
          label={title}
          labelHidden
          columns
          options={[
            { value: "yes", label: texts.consent.yes },
            { value: "no", label: texts.consent.no },
          ]}
          value={props.value === undefined ? undefined : props.value ? "yes" : "no"}
          onChange={(value) => props.onChange(value === "yes")}
          error={props.missing ? texts.registration.errors.choose : undefined}
        />
      </Stack>
    </Paper>
  );
}
