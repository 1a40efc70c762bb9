import { Text } from "@mantine/core";
import { ScenarioTitle } from "../../../my-study/session-list.tsx";
import { Moment } from "../../../page/moment.tsx";
import { Section } from "../../../page/section.tsx";
import { useRegion } from "../../../texts/language.ts";
import { useStaffTexts } from "../../../texts/staff.ts";
import { StateBadge } from "../../table/badge.tsx";
import { DataTable } from "../../table/data-table.tsx";
import { SessionLink } from "../../table/session-link.tsx";
import { sessionTones } from "../tones.ts";
import type { Person } from "./use-person.ts";

/** One's sessions, the newest first, with what was said about them. */
export function PersonSessions({ sessions, feedback }: Pick<Person, "sessions" | "feedback">) {
  const { words, person: texts } = useStaffTexts();
  const region = useRegion();
  return (
    <Section title={texts.sessions}>
      {sessions.length === 0 ? (
        <Text c="dimmed">{texts.noSessions}</Text>
      ) : (
        <DataTable
          label={texts.sessions}
          rows={sessions}
          keyOf={({ id }) => id}
          columns={[
            {
              id: "code",
              title: texts.session,
              cell: (session) => (
                <SessionLink id={session.id} fw={600}>
                  {session.code}
                </SessionLink>
              ),
            },
            {
              id: "scenario",
              title: texts.scenario,
              cell: ({ scenarioType }) => <ScenarioTitle type={scenarioType} />,
            },
            {
              id: "status",
              title: texts.status,
              cell: ({ status }) => (
                <StateBadge tone={sessionTones[status]}>{words.sessionStatus[status]}</StateBadge>
              ),
            },
            {
              id: "outcome",
              title: texts.outcome,
              cell: ({ outcome }) => (outcome ? words.outcome[outcome] : "–"),
            },
            {
              id: "sus",
              title: texts.sus,
              numeric: true,
              cell: ({ id }) =>
                feedback
                  .find(({ sessionId, draft }) => sessionId === id && !draft)
                  ?.susScore?.toLocaleString(region) ?? "–",
            },
            {
              id: "at",
              title: texts.when,
              cell: (session) => <Moment at={session.scheduledAt ?? session.createdAt} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
