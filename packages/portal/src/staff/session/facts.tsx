import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { LinkAnchor } from "../../page/link.tsx";
import { Moment } from "../../page/moment.tsx";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { whoIn } from "../sessions/who-in.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { useTeam } from "../table/use-team.ts";
import { ChangeDetails } from "./change-details.tsx";
import classes from "./session.module.css";
import type { SessionView } from "./use-session-view.ts";

/** What is known of a session besides what happened in it. */
export function Facts({ session }: { session: SessionView }) {
  const { session: texts, sessions, words } = useStaffTexts();
  const { may } = useStaff();
  const team = useTeam();
  const nameOf = (id: string) => team.find((each) => each.id === id)?.name ?? "–";
  const { incentive, meetingUrl, moderatorId, observerIds, scheduledAt, startedAt, endedAt } =
    session;
  const facts: [string, ReactNode][] = [
    [
      sessions.person,
      <LinkAnchor
        key="person"
        to="/staff/participants/$id"
        params={{ id: session.participantId }}
        inherit
      >
        {whoIn(session)}
      </LinkAnchor>,
    ],
    [texts.segment, words.segment[session.segment]],
    [texts.planned, scheduledAt && <Moment at={scheduledAt} />],
    [texts.length, sessions.minutes(session.durationMinutes)],
    [texts.begun, startedAt && <Moment at={startedAt} />],
    [texts.ended, endedAt && <Moment at={endedAt} />],
    [texts.system, [session.operatingSystem, session.osVersion].filter(Boolean).join(" ")],
    [sessions.build, session.build],
    [texts.variant, session.variant],
    [sessions.moderator, moderatorId && nameOf(moderatorId)],
    [texts.observers, observerIds.map(nameOf).join(", ")],
    [
      sessions.meetingUrl,
      meetingUrl && (
        <Anchor key="meeting" href={meetingUrl} rel="noreferrer noopener" target="_blank">
          {meetingUrl}
        </Anchor>
      ),
    ],
    [
      texts.details.incentive,
      incentive &&
        `${incentive.amount} ${incentive.currency} · ${texts.details.incentiveStates[incentive.state]}`,
    ],
    [texts.reason, session.reason],
    [texts.excluded, session.excluded && (session.excluded.reason || texts.isSo)],
    [texts.hold, session.hold && (session.hold.reason || texts.isSo)],
    [
      texts.deletion,
      session.dataDeleted ? texts.dataDeleted : session.deletionWaits && texts.deletionWaits,
    ],
    [texts.teamNotes, session.notes && <Text className={classes.kept}>{session.notes}</Text>],
  ];
  return (
    <Section title={texts.facts}>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {may("updateSession") && <ChangeDetails session={session} />}
    </Section>
  );
}
