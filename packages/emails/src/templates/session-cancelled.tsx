import { WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { Appointment, appointmentFacts, FirstName } from "../appointment.ts";
import { Action, Facts, Paragraph, Quote } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localShortDay } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (day: string) => `Your session on ${day} is cancelled`,
    preview: "The session does not take place. The calendar entry is withdrawn.",
    heading: "Your session is cancelled",
    by: {
      participant: "You have cancelled this session. That is quite all right.",
      team: "We are sorry: we had to cancel this session.",
    },
    reason: "What was said about it:",
    calendar: "The attached file takes the entry out of your calendar.",
    again: "We would be glad to see you at another time.",
    action: "Choose another time",
  },
  de: {
    subject: (day: string) => `Ihre Sitzung am ${day} ist abgesagt`,
    preview: "Die Sitzung findet nicht statt. Der Kalendereintrag wird zurückgezogen.",
    heading: "Ihre Sitzung ist abgesagt",
    by: {
      participant: "Sie haben diese Sitzung abgesagt. Das ist völlig in Ordnung.",
      team: "Es tut uns leid: Wir mussten diese Sitzung absagen.",
    },
    reason: "Dazu wurde geschrieben:",
    calendar: "Die beiliegende Datei nimmt den Eintrag aus Ihrem Kalender.",
    again: "Wir würden uns freuen, Sie zu einer anderen Zeit zu sehen.",
    action: "Einen anderen Termin wählen",
  },
});

/** With the calendar file of method CANCEL that the sender attaches. */
export const sessionCancelled = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    appointment: Appointment,
    cancelledBy: z.enum(["participant", "team"]),
    reason: z.optional(z.string()),
    /** Left out where the person cannot book again. */
    bookLink: z.optional(WebUrl),
  }),
  write(props, setting) {
    const { brand, language, locale } = setting;
    const { scheduledAt, timeZone } = props.appointment;
    const say = words[language];
    return {
      subject: say.subject(localShortDay(scheduledAt, timeZone, locale)),
      preview: say.preview,
      heading: say.heading,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Paragraph>{`${say.by[props.cancelledBy]} ${say.calendar}`}</Paragraph>
          <Facts facts={appointmentFacts(props.appointment, setting)} />
          {props.reason && <Paragraph>{say.reason}</Paragraph>}
          {props.reason && <Quote text={props.reason} />}
          {props.bookLink && <Paragraph>{say.again}</Paragraph>}
          {props.bookLink && (
            <Action href={props.bookLink} color={brand.brandColor}>
              {say.action}
            </Action>
          )}
        </>
      ),
    };
  },
});
