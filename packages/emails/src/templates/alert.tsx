import { AlertKind, Severity } from "@luna/contracts/entities/observation";
import { own } from "@luna/contracts/own";
import { Instant, line, TimeZone, WebUrl, whole } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { Action, type Fact, Facts, Paragraph, Quote } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localTime } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    kinds: {
      critical_failure: "Critical failure",
      help_request: "Help wanted",
      failure_pattern: "The same failure in several sessions",
      mail_failed: "A mail could not be delivered",
      session_extended: "A session takes longer",
      connection_lost: "Connection lost",
      struggle: "Someone is struggling",
    } satisfies Record<AlertKind, string>,
    severities: { low: "low", medium: "medium", high: "high" },
    rules: {
      multiple_errors: "several errors in a short time",
      repeated_action: "the same action again and again",
      inactivity_burst: "a long pause, then hasty actions",
      repeated_failure: "several tasks failed",
      back_and_forth: "back and forth between the same places",
      hesitation: "unusually long hesitation",
      help_seeking: "help opened several times",
      long_task: "a task takes very long",
    } as Record<string, string>,
    subject: (what: string, session?: string) => (session ? `${session}: ${what}` : what),
    intro: "The service has noticed something that you may want to look at.",
    severity: "Severity",
    session: "Session",
    participant: "Participant",
    task: "Task",
    rule: "Signal",
    at: "Noticed",
    count: "Seen so far",
    message: "What was reported:",
    action: "Look at it",
  },
  de: {
    kinds: {
      critical_failure: "Schwerer Fehler",
      help_request: "Hilfe gewünscht",
      failure_pattern: "Derselbe Fehler in mehreren Sitzungen",
      mail_failed: "Eine E-Mail konnte nicht zugestellt werden",
      session_extended: "Eine Sitzung dauert länger",
      connection_lost: "Verbindung verloren",
      struggle: "Jemand kommt nicht weiter",
    },
    severities: { low: "niedrig", medium: "mittel", high: "hoch" },
    rules: {
      multiple_errors: "mehrere Fehler in kurzer Zeit",
      repeated_action: "immer wieder dieselbe Handlung",
      inactivity_burst: "eine lange Pause, dann hastige Handlungen",
      repeated_failure: "mehrere Aufgaben gescheitert",
      back_and_forth: "Hin und Her zwischen denselben Stellen",
      hesitation: "ungewöhnlich langes Zögern",
      help_seeking: "Hilfe mehrmals geöffnet",
      long_task: "eine Aufgabe dauert sehr lange",
    },
    subject: (what: string, session?: string) => (session ? `${session}: ${what}` : what),
    intro: "Der Dienst hat etwas bemerkt, das Sie sich vielleicht ansehen möchten.",
    severity: "Schwere",
    session: "Sitzung",
    participant: "Teilnehmende Person",
    task: "Aufgabe",
    rule: "Anzeichen",
    at: "Bemerkt",
    count: "Bisher gesehen",
    message: "Gemeldet wurde:",
    action: "Ansehen",
  },
});

/** A high alert, to the session's moderator and observers; the participant by code only. */
export const alert = template({
  audience: "staff",
  props: z.strictObject({
    staffName: z.optional(z.string()),
    kind: AlertKind,
    severity: Severity,
    /** A struggle rule, or what else raised it. */
    rule: z.optional(z.string()),
    /** `S0001`. */
    sessionCode: z.optional(line(20)),
    /** `P001`, never a name. */
    participantCode: z.optional(line(20)),
    /** The task's title in the reader's language. */
    task: z.optional(line(200)),
    /** As reported by the program or typed by a person: quoted, and cut where it is long. */
    message: z.string(),
    count: whole(1),
    raisedAt: Instant,
    timeZone: TimeZone,
    alertLink: WebUrl,
  }),
  write(props, { brand, language, locale }) {
    const say = words[language];
    const what = say.kinds[props.kind];
    const known = (label: string, value: string | undefined): Fact | undefined =>
      value === undefined ? undefined : { label, value };
    return {
      subject: say.subject(what, props.sessionCode),
      preview: say.intro,
      heading: what,
      body: (
        <>
          <Paragraph>{greeting(language, props.staffName)}</Paragraph>
          <Paragraph>{say.intro}</Paragraph>
          <Facts
            facts={[
              known(say.at, localTime(props.raisedAt, props.timeZone, locale)),
              known(say.severity, say.severities[props.severity]),
              known(say.session, props.sessionCode),
              known(say.participant, props.participantCode),
              known(say.task, props.task),
              known(say.rule, props.rule && (own(say.rules, props.rule) ?? props.rule)),
              props.count > 1 ? known(say.count, `${props.count} ×`) : undefined,
            ]}
          />
          {props.message && <Paragraph>{say.message}</Paragraph>}
          {props.message && <Quote text={props.message} />}
          <Action href={props.alertLink} color={brand.brandColor}>
            {say.action}
          </Action>
        </>
      ),
    };
  },
});
