import { Group, Stack, Text } from "@mantine/core";
import { Moment } from "../../../page/moment.tsx";
import { Section } from "../../../page/section.tsx";
import { useTexts } from "../../../texts/language.ts";
import { useStaffTexts } from "../../../texts/staff.ts";
import { StateBadge } from "../../table/badge.tsx";
import type { Known } from "./use-person.ts";

const purposes = ["session", "recording", "contact"] as const;

/** What the person has agreed to: when, in which words and language. Only the person changes it. */
export function Consents({ person }: { person: Known }) {
  const { consentTitles } = useTexts();
  const texts = useStaffTexts().person;
  return (
    <Section title={texts.consents}>
      <Stack gap="sm">
        {purposes.map((purpose) => {
          const state = person.consents.find((each) => each.purpose === purpose);
          return (
            <div key={purpose}>
              <Group justify="space-between" gap="sm">
                <Text fw={550}>{consentTitles[purpose]}</Text>
                <StateBadge tone={state?.given ? "good" : "plain"}>
                  {state ? (state.given ? texts.given : texts.refused) : texts.notAsked}
                </StateBadge>
              </Group>
              {state && (
                <Text size="sm" c="dimmed">
                  <Moment at={state.at} /> · {texts.version(state.version, state.language)} ·{" "}
                  {texts.ways[state.way]}
                </Text>
              )}
            </div>
          );
        })}
        {person.unsubscribedAt && (
          <Text size="sm">
            {texts.unsubscribed} <Moment at={person.unsubscribedAt} />
          </Text>
        )}
      </Stack>
    </Section>
  );
}
