import { LinkAnchor } from "../../page/link.tsx";
import { Moment } from "../../page/moment.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStudyWords } from "../insights/study-words.ts";
import { sessionTones } from "../participants/tones.ts";
import { StateBadge } from "../table/badge.tsx";
import type { Column } from "../table/data-table.tsx";
import { SessionLink } from "../table/session-link.tsx";
import type { ListedSession } from "./sessions-page.tsx";
import { whoIn } from "./who-in.ts";

/** What a list says of each session. */
export function useSessionColumns(): Column<ListedSession>[] {
  const { sessions: own, words, participants } = useStaffTexts();
  const { scenario } = useStudyWords();
  return [
    {
      id: "code",
      title: own.session,
      cell: ({ id, code }) => <SessionLink id={id}>{code}</SessionLink>,
    },
    {
      id: "when",
      title: own.when,
      cell: ({ scheduledAt, startedAt, createdAt }) => (
        <Moment at={scheduledAt ?? startedAt ?? createdAt} />
      ),
    },
    {
      id: "person",
      title: own.person,
      cell: (session) => (
        <LinkAnchor to="/staff/participants/$id" params={{ id: session.participantId }} inherit>
          {whoIn(session)}
        </LinkAnchor>
      ),
    },
    { id: "scenario", title: own.scenario, cell: ({ scenarioType }) => scenario(scenarioType) },
    { id: "segment", title: participants.segment, cell: ({ segment }) => words.segment[segment] },
    {
      id: "status",
      title: own.status,
      cell: ({ status }) => (
        <StateBadge tone={sessionTones[status]}>{words.sessionStatus[status]}</StateBadge>
      ),
    },
    {
      id: "outcome",
      title: own.outcome,
      cell: ({ outcome }) => (outcome ? words.outcome[outcome] : "–"),
    },
  ];
}
