import { Segment } from "@luna/contracts/entities/participant";
import { Instant, line, OperatingSystem, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { Appointment, appointmentFacts, JoinLink } from "../appointment.ts";
import { Action, type Fact, Facts, Paragraph, Quote } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localClock, localShortDay } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: {
      invited: (code: string, when: string) => `Session ${code}: ${when}`,
      moved: (code: string, when: string) => `Session ${code} moved: ${when}`,
      cancelled: (code: string, when: string) => `Session ${code} cancelled: ${when}`,
      released: (code: string, when: string) => `Session ${code} without you: ${when}`,
    },
    heading: {
      invited: "A session for you",
      moved: "A session was moved",
      cancelled: "A session is cancelled",
      released: "A session goes on without you",
    },
    text: {
      invited: {
        moderator: "You moderate this session. A calendar entry is attached.",
        observer: "You are invited to observe this session. A calendar entry is attached.",
      },
      moved: {
        moderator:
          "The session that you moderate has a new time. The attached calendar entry replaces the old one.",
        observer:
          "The session that you observe has a new time. The attached calendar entry replaces the old one.",
      },
      cancelled: {
        moderator:
          "The session that you were to moderate does not take place. The attached file takes it out of your calendar.",
        observer:
          "The session that you were to observe does not take place. The attached file takes it out of your calendar.",
      },
      released: {
        moderator:
          "You are no longer asked to take part in this session. The attached file takes it out of your calendar.",
        observer:
          "You are no longer asked to take part in this session. The attached file takes it out of your calendar.",
      },
    },
    participant: "Participant",
    pilot: "Pilot session",
    pilotText: "does not count in the results",
    meeting: "Meeting",
    reason: "Reason given:",
    action: "Open the session",
    segments: {
      "non-technical": "non-technical",
      "semi-technical": "semi-technical",
      technical: "technical",
    },
  },
  de: {
    subject: {
      invited: (code: string, when: string) => `Sitzung ${code}: ${when}`,
      moved: (code: string, when: string) => `Sitzung ${code} verschoben: ${when}`,
      cancelled: (code: string, when: string) => `Sitzung ${code} abgesagt: ${when}`,
      released: (code: string, when: string) => `Sitzung ${code} ohne Sie: ${when}`,
    },
    heading: {
      invited: "Eine Sitzung für Sie",
      moved: "Eine Sitzung wurde verschoben",
      cancelled: "Eine Sitzung ist abgesagt",
      released: "Eine Sitzung findet ohne Sie statt",
    },
    text: {
      invited: {
        moderator: "Sie moderieren diese Sitzung. Ein Kalendereintrag liegt bei.",
        observer:
          "Sie sind eingeladen, diese Sitzung zu beobachten. Ein Kalendereintrag liegt bei.",
      },
      moved: {
        moderator:
          "Die Sitzung, die Sie moderieren, hat einen neuen Termin. Der beiliegende Kalendereintrag ersetzt den alten.",
        observer:
          "Die Sitzung, die Sie beobachten, hat einen neuen Termin. Der beiliegende Kalendereintrag ersetzt den alten.",
      },
      cancelled: {
        moderator:
          "Die Sitzung, die Sie moderieren sollten, findet nicht statt. Die beiliegende Datei nimmt sie aus Ihrem Kalender.",
        observer:
          "Die Sitzung, die Sie beobachten sollten, findet nicht statt. Die beiliegende Datei nimmt sie aus Ihrem Kalender.",
      },
      released: {
        moderator:
          "Sie werden bei dieser Sitzung nicht mehr gebraucht. Die beiliegende Datei nimmt sie aus Ihrem Kalender.",
        observer:
          "Sie werden bei dieser Sitzung nicht mehr gebraucht. Die beiliegende Datei nimmt sie aus Ihrem Kalender.",
      },
    },
    participant: "Teilnehmende Person",
    pilot: "Pilotsitzung",
    pilotText: "zählt nicht in den Ergebnissen",
    meeting: "Besprechung",
    reason: "Angegebener Grund:",
    action: "Sitzung öffnen",
    segments: {
      "non-technical": "nicht technisch",
      "semi-technical": "etwas technisch",
      technical: "technisch",
    },
  },
});

/** To moderator and observers, with a calendar file; the participant by code only. */
export const staffSession = template({
  audience: "staff",
  props: z.strictObject({
    action: z.enum(["invited", "moved", "cancelled", "released"]),
    role: z.enum(["moderator", "observer"]),
    staffName: z.optional(z.string()),
    appointment: Appointment,
    /** The old time of a moved session. */
    previousAt: z.optional(Instant),
    /** `P001`, never a name. */
    participantCode: line(20),
    segment: z.optional(Segment),
    operatingSystem: z.optional(OperatingSystem),
    pilot: z.optional(z.boolean()),
    meetingLink: z.optional(JoinLink),
    /** Why it was cancelled, as someone typed it. */
    reason: z.optional(z.string()),
    sessionLink: WebUrl,
  }),
  write(props, setting) {
    const { brand, language, locale } = setting;
    const { action, role, appointment } = props;
    const say = words[language];
    const { scheduledAt, timeZone, sessionCode } = appointment;
    const when = `${localShortDay(scheduledAt, timeZone, locale)}, ${localClock(scheduledAt, timeZone, locale)}`;
    const segment = props.segment && say.segments[props.segment];
    const person = [props.participantCode, segment, props.operatingSystem].filter(Boolean);
    const facts: (Fact | undefined)[] = [
      ...appointmentFacts(appointment, setting, props.previousAt),
      { label: say.participant, value: person.join(", ") },
      props.pilot ? { label: say.pilot, value: say.pilotText } : undefined,
      props.meetingLink && (action === "invited" || action === "moved")
        ? { label: say.meeting, value: props.meetingLink, href: props.meetingLink }
        : undefined,
    ];
    return {
      subject: say.subject[action](sessionCode, when),
      preview: say.text[action][role],
      heading: say.heading[action],
      body: (
        <>
          <Paragraph>{greeting(language, props.staffName)}</Paragraph>
          <Paragraph>{say.text[action][role]}</Paragraph>
          <Facts facts={facts} />
          {props.reason && <Paragraph>{say.reason}</Paragraph>}
          {props.reason && <Quote text={props.reason} />}
          <Action href={props.sessionLink} color={brand.brandColor}>
            {say.action}
          </Action>
        </>
      ),
    };
  },
});
