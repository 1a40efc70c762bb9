import { WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import {
  Appointment,
  appointmentFacts,
  FirstName,
  JoinLink,
  Reminders,
  remindersSentence,
} from "../appointment.ts";
import { Action, Anchor, Bullets, Facts, Paragraph } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localClock, localShortDay } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (day: string, time: string) => `Your session on ${day}, ${time}`,
    preview: "Your session is booked. A calendar entry is attached.",
    heading: "Your session is booked",
    booked: "Your time is reserved. A calendar entry is attached to this mail.",
    prepare: "So that it goes smoothly:",
    tips: [
      "Use your own computer, the one you work with every day, with a stable internet connection.",
      "Choose a place where nobody disturbs you.",
    ],
    fresh: "Please do not try the program beforehand: your first impression is what helps us most.",
    action: "See your session",
    change: "You can move or cancel the session there at any time.",
    join: "Link to join: ",
  },
  de: {
    subject: (day: string, time: string) => `Ihre Sitzung am ${day}, ${time}`,
    preview: "Ihre Sitzung ist gebucht. Ein Kalendereintrag liegt bei.",
    heading: "Ihre Sitzung ist gebucht",
    booked: "Ihr Termin ist für Sie reserviert. Ein Kalendereintrag liegt dieser E-Mail bei.",
    prepare: "Damit alles gut klappt:",
    tips: [
      "Nehmen Sie Ihren eigenen Rechner, mit dem Sie täglich arbeiten, und eine stabile Internetverbindung.",
      "Suchen Sie sich einen Ort, an dem Sie ungestört sind.",
    ],
    fresh:
      "Bitte probieren Sie das Programm nicht vorher aus: Ihr erster Eindruck hilft uns am meisten.",
    action: "Ihre Sitzung ansehen",
    change: "Dort können Sie den Termin jederzeit verschieben oder absagen.",
    join: "Link zur Teilnahme: ",
  },
});

/** With the calendar file that the sender attaches. */
export const sessionConfirmation = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    appointment: Appointment,
    /** The session's page, where it is moved or cancelled. */
    sessionLink: WebUrl,
    reminders: Reminders,
    /** The scenario watches a first encounter with the program. */
    firstTime: z.optional(z.boolean()),
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
          <Paragraph>{say.booked}</Paragraph>
          <Facts facts={appointmentFacts(props.appointment, setting)} />
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
          <Paragraph>{say.prepare}</Paragraph>
          <Bullets items={[...say.tips, props.firstTime ? say.fresh : undefined]} />
        </>
      ),
    };
  },
});
