import { Instant, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import {
  Appointment,
  appointmentFacts,
  FirstName,
  JoinLink,
  Reminders,
  remindersSentence,
} from "../appointment.ts";
import { Action, Anchor, Facts, Paragraph } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localClock, localShortDay } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (day: string, time: string) => `New time for your session: ${day}, ${time}`,
    preview: "Your session has a new time. The calendar entry is updated.",
    heading: "Your session has a new time",
    moved: "Your session was moved. The attached calendar entry replaces the old one.",
    action: "See your session",
    change: "If the new time does not suit you, choose another one there.",
    join: "Link to join: ",
  },
  de: {
    subject: (day: string, time: string) => `Neuer Termin für Ihre Sitzung: ${day}, ${time}`,
    preview: "Ihre Sitzung hat einen neuen Termin. Der Kalendereintrag ist aktualisiert.",
    heading: "Ihre Sitzung hat einen neuen Termin",
    moved: "Ihre Sitzung wurde verschoben. Der beiliegende Kalendereintrag ersetzt den alten.",
    action: "Ihre Sitzung ansehen",
    change: "Wenn Ihnen der neue Termin nicht passt, wählen Sie dort einen anderen.",
    join: "Link zur Teilnahme: ",
  },
});

/** With the calendar file of the raised SEQUENCE that the sender attaches. */
export const sessionMoved = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    /** The new time. */
    appointment: Appointment,
    previousAt: Instant,
    sessionLink: WebUrl,
    reminders: Reminders,
    /** Needed where the session is so near that no reminder brings it. */
    joinLink: z.optional(JoinLink),
  }),
  write(props, setting) {
    const { brand, language, locale } = setting;
    const { scheduledAt, timeZone } = props.appointment;
    const say = words[language];
    const reminded = remindersSentence(props.reminders, language);
    return {
      subject: say.subject(
        localShortDay(scheduledAt, timeZone, locale),
        localClock(scheduledAt, timeZone, locale),
      ),
      preview: say.preview,
      heading: say.heading,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Paragraph>{say.moved}</Paragraph>
          <Facts facts={appointmentFacts(props.appointment, setting, props.previousAt)} />
          {props.joinLink && (
            <Paragraph>
              {say.join}
              <Anchor href={props.joinLink}>{props.joinLink}</Anchor>
            </Paragraph>
          )}
          <Action href={props.sessionLink} color={brand.brandColor}>
            {say.action}
          </Action>
          <Paragraph>{reminded ? `${say.change} ${reminded}` : say.change}</Paragraph>
        </>
      ),
    };
  },
});
