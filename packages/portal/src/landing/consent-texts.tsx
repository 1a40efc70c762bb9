import { Accordion, Text, Title } from "@mantine/core";
import type { About } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";

/** What one will be asked to agree to, in full, before anything is asked. */
export function ConsentTexts({ study }: { study: About["study"] }) {
  const texts = useTexts();
  const language = useLanguage();
  return (
    <section>
      <Title order={2} mb={4}>
        {texts.landing.whatIsRecorded}
      </Title>
      <Text c="dimmed" mb="lg">
        {texts.landing.consentNote}
      </Text>
      <Accordion variant="separated" order={3} keepMountedMode="display-none">
        {study.consents.map(({ purpose, text }) => (
          <Accordion.Item key={purpose} value={purpose}>
            <Accordion.Control>{texts.consentTitles[purpose]}</Accordion.Control>
            <Accordion.Panel>{inLanguage(text, language)}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
