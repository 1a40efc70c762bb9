import { Instant, line, TimeZone, WebUrl, whole } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { Action, Bullets, Facts, Paragraph, Subheading } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localClock, localDay, localShortDay } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (day: string, sessions: number) =>
      `${day}: ${sessions === 0 ? "no session" : sessions === 1 ? "1 session" : `${sessions} sessions`}`,
    heading: "Your day",
    day: (day: string) => `This is what ${day} brings. All times in your zone`,
    none: "You have no session on this day.",
    sessions: "Sessions",
    roles: { moderator: "you moderate", observer: "you observe" },
    open: "Waiting for you",
    alerts: "Open alerts",
    feedback: "New feedback since yesterday",
    booked: "New bookings since yesterday",
    recordings: "Recordings that will be removed soon",
    removed: (code: string, day: string) => `Recording of session ${code}: on ${day}`,
    keep: "Whoever needs one of them longer should put the session on hold or archive it before.",
    action: "Open the overview",
  },
  de: {
    subject: (day: string, sessions: number) =>
      `${day}: ${sessions === 0 ? "keine Sitzung" : sessions === 1 ? "1 Sitzung" : `${sessions} Sitzungen`}`,
    heading: "Ihr Tag",
    day: (day: string) => `Das steht an: ${day}. Alle Zeiten in Ihrer Zone`,
    none: "Sie haben an diesem Tag keine Sitzung.",
    sessions: "Sitzungen",
    roles: { moderator: "Sie moderieren", observer: "Sie beobachten" },
    open: "Wartet auf Sie",
    alerts: "Offene Warnungen",
    feedback: "Neue Rückmeldungen seit gestern",
    booked: "Neue Buchungen seit gestern",
    recordings: "Aufnahmen, die bald gelöscht werden",
    removed: (code: string, day: string) => `Aufnahme der Sitzung ${code}: am ${day}`,
    keep: "Wer eine davon länger braucht, sollte die Sitzung vorher sperren oder archivieren.",
    action: "Übersicht öffnen",
  },
});

/** One morning mail for the team: the day's sessions, what waits, what retention will take. */
export const staffDigest = template({
  audience: "staff",
  props: z.strictObject({
    staffName: z.optional(z.string()),
    /** An instant within the day it is about, in the zone below. */
    day: Instant,
    timeZone: TimeZone,
    sessions: z
      .array(
        z.strictObject({
          sessionCode: line(20),
          title: line(200),
          /** `P001`, never a name. */
          participantCode: line(20),
          scheduledAt: Instant,
          role: z.enum(["moderator", "observer"]),
        }),
      )
      .check(z.maxLength(100)),
    openAlerts: whole(0),
    newFeedback: whole(0),
    newBookings: whole(0),
    /** Told 14 days before they go; by session, since a file's name may name a person. */
    leavingRecordings: z
      .array(z.strictObject({ sessionCode: line(20), removedAt: Instant }))
      .check(z.maxLength(100)),
    overviewLink: WebUrl,
  }),
  write(props, { brand, language, locale }) {
    const say = words[language];
    const { timeZone } = props;
    const day = localDay(props.day, timeZone, locale);
    const sessions = [...props.sessions].sort((a, b) => a.scheduledAt.localeCompare(b.scheduledAt));
    return {
      subject: say.subject(localShortDay(props.day, timeZone, locale), sessions.length),
      preview: say.day(day),
      heading: say.heading,
      body: (
        <>
          <Paragraph>{greeting(language, props.staffName)}</Paragraph>
          <Paragraph>{`${say.day(day)} (${timeZone}).`}</Paragraph>
          <Subheading>{say.sessions}</Subheading>
          {sessions.length === 0 ? (
            <Paragraph>{say.none}</Paragraph>
          ) : (
            <Facts
              facts={sessions.map((session) => ({
                label: `${localClock(session.scheduledAt, timeZone, locale)} · ${session.sessionCode}`,
                value: `${session.title}, ${session.participantCode}, ${say.roles[session.role]}`,
              }))}
            />
          )}
          <Subheading>{say.open}</Subheading>
          <Bullets
            items={[
              `${say.alerts}: ${props.openAlerts}`,
              `${say.feedback}: ${props.newFeedback}`,
              `${say.booked}: ${props.newBookings}`,
            ]}
          />
          {props.leavingRecordings.length > 0 && (
            <>
              <Subheading>{say.recordings}</Subheading>
              <Bullets
                items={props.leavingRecordings.map(({ sessionCode, removedAt }) =>
                  say.removed(sessionCode, localDay(removedAt, timeZone, locale)),
                )}
              />
              <Paragraph>{say.keep}</Paragraph>
            </>
          )}
          <Action href={props.overviewLink} color={brand.brandColor}>
            {say.action}
          </Action>
        </>
      ),
    };
  },
});
