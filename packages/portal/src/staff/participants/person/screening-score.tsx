import { Group, Progress, Stack, Text } from "@mantine/core";
import { Moment } from "../../../page/moment.tsx";
import { Section } from "../../../page/section.tsx";
import { useRegion } from "../../../texts/language.ts";
import { useStaffTexts } from "../../../texts/staff.ts";
import { useStaff } from "../../sign-in/staff.tsx";
import { ScreenPerson } from "./screen-person.tsx";
import type { Known, Observed } from "./use-person.ts";

/** The score, what it is made of, and what the rules recommend. */
export function ScreeningScore({ person }: { person: Known | Observed }) {
  const texts = useStaffTexts().person;
  const { may } = useStaff();
  const region = useRegion();
  const result = "screenings" in person ? person.screening : undefined;
  return (
    <Section title={texts.screening}>
      {person.score === undefined ? (
        <Text c="dimmed">{texts.notScreened}</Text>
      ) : (
        <Stack gap="sm">
          <Text>
            <Text span fz={34} fw={650} className="numbers">
              {person.score}
            </Text>{" "}
            {texts.ofHundred}
          </Text>
          {result?.breakdown.map(({ part, points, max }) => (
            <div key={part}>
              <Group justify="space-between" gap="sm">
                <Text size="sm">{texts.parts[part] ?? part}</Text>
                <Text size="sm" className="numbers">
                  {texts.points(points.toLocaleString(region, { maximumFractionDigits: 1 }), max)}
                </Text>
              </Group>
              <Progress
                value={max > 0 ? (100 * points) / max : 0}
                size="sm"
                aria-label={texts.parts[part] ?? part}
              />
            </div>
          ))}
          {result && result.recommendations.length > 0 && (
            <ul className="plain-list">
              {result.recommendations.map((each) => (
                <li key={each}>{texts.recommendations[each] ?? each}</li>
              ))}
            </ul>
          )}
          {result && (
            <Text size="sm" c="dimmed">
              <Moment at={result.at} /> · {texts.rule(result.ruleVersion)}
            </Text>
          )}
        </Stack>
      )}
      {"screenings" in person && may("screenParticipant") && <ScreenPerson person={person} />}
    </Section>
  );
}
