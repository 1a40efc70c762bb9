import type { CallAnswer } from "@luna/sdk";
import { Group, Stack, Text, Title } from "@mantine/core";
import { ScenarioTitle } from "../../my-study/session-list.tsx";
import { Moment } from "../../page/moment.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { sessionTones } from "../participants/tones.ts";
import { StateBadge } from "../table/badge.tsx";
import { SessionLink } from "../table/session-link.tsx";

type Glance = CallAnswer<"readOverview">["next"][number];

/** The sessions that run, and the next to come. */
export function SessionsNow({ running, next }: { running: Glance[]; next: Glance[] }) {
  const texts = useStaffTexts().overview;
  return (
    <Section title={texts.sessionsNow}>
      <Glances title={texts.running} none={texts.noneRunning} sessions={running} />
      <Glances title={texts.next} none={texts.noneNext} sessions={next} />
    </Section>
  );
}

function Glances(props: { title: string; none: string; sessions: Glance[] }) {
  const { words } = useStaffTexts();
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {props.title}
      </Title>
      {props.sessions.length === 0 && <Text c="dimmed">{props.none}</Text>}
      {props.sessions.map((session) => (
        <Group key={session.id} justify="space-between" gap="sm">
          <Text size="sm">
            <SessionLink id={session.id} underline="always">
              {session.code}
            </SessionLink>{" "}
            · {session.participantCode} · <ScenarioTitle type={session.scenarioType} />
            <br />
            <Text span size="sm" c="dimmed">
              {(session.startedAt ?? session.scheduledAt) && (
                <Moment at={session.startedAt ?? session.scheduledAt ?? ""} />
              )}
            </Text>
          </Text>
          <StateBadge tone={sessionTones[session.status]}>
            {words.sessionStatus[session.status]}
          </StateBadge>
        </Group>
      ))}
    </Stack>
  );
}
