import { WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { Appointment, appointmentFacts, FirstName, JoinLink } from "../appointment.ts";
import { Action, Address, Bullets, Facts, Paragraph } from "../blocks.tsx";
import { Choices, choices } from "../choices.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localClock, localShortDay } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    dayBefore: {
      subject: (day: string, time: string) => `Reminder: your session is on ${day}, ${time}`,
      preview: "Your session is soon. Here is what helps to have ready.",
      heading: "Your session is coming up",
      text: "A short reminder of your session. You need not prepare anything; it helps if these are at hand:",
      tips: [
        "your computer with its power supply,",
        "a stable internet connection,",
        "about ten minutes to spare afterwards for your impressions.",
      ],
      action: "I will be there",
      change:
        "Something came up? Then please move or cancel the session, so that someone else can have the time:",
    },
    hourBefore: {
      subject: (time: string) => `Your session starts at ${time}`,
      preview: "Here is your link to join.",
      heading: "Your session starts in about an hour",
      text: "With this button you join the session. It is enough to open it a few minutes before the time.",
      action: "Join the session",
      change: "If you cannot come after all:",
    },
  },
  de: {
    dayBefore: {
      subject: (day: string, time: string) => `Erinnerung: Ihre Sitzung ist am ${day}, ${time}`,
      preview: "Ihre Sitzung ist bald. Das sollten Sie bereithalten.",
      heading: "Ihre Sitzung steht bevor",
      text: "Eine kurze Erinnerung an Ihre Sitzung. Sie müssen nichts vorbereiten; gut ist, wenn bereitsteht:",
      tips: [
        "Ihr Rechner mit Netzteil,",
        "eine stabile Internetverbindung,",
        "danach etwa zehn Minuten Zeit für Ihre Eindrücke.",
      ],
      action: "Ich werde da sein",
      change:
        "Es ist etwas dazwischengekommen? Dann verschieben Sie die Sitzung bitte oder sagen Sie sie ab, damit jemand anderes den Termin haben kann:",
    },
    hourBefore: {
      subject: (time: string) => `Ihre Sitzung beginnt um ${time}`,
      preview: "Hier ist Ihr Link zur Teilnahme.",
      heading: "Ihre Sitzung beginnt in etwa einer Stunde",
      text: "Mit diesem Knopf nehmen Sie teil. Es genügt, wenn Sie ihn ein paar Minuten vorher öffnen.",
      action: "An der Sitzung teilnehmen",
      change: "Falls Sie doch nicht kommen können:",
    },
  },
});

const common = { firstName: FirstName, appointment: Appointment, ...Choices };

/** A day before, and an hour before with the link to join. */
export const sessionReminder = template({
  audience: "participant",
  props: z.discriminatedUnion("lead", [
    z.strictObject({
      lead: z.literal("24h"),
      ...common,
      /** Left out once the person has said that it will come. */
      confirmLink: z.optional(WebUrl),
    }),
    z.strictObject({ lead: z.literal("1h"), ...common, joinLink: JoinLink }),
  ]),
  write(props, setting) {
    const { brand, language, locale } = setting;
    const { scheduledAt, timeZone } = props.appointment;
    const time = localClock(scheduledAt, timeZone, locale);
    const facts = <Facts facts={appointmentFacts(props.appointment, setting)} />;
    const hello = <Paragraph>{greeting(language, props.firstName)}</Paragraph>;
    if (props.lead === "1h") {
      const say = words[language].hourBefore;
      return {
        subject: say.subject(time),
        preview: say.preview,
        heading: say.heading,
        body: (
          <>
            {hello}
            <Paragraph>{say.text}</Paragraph>
            <Action href={props.joinLink} color={brand.brandColor}>
              {say.action}
            </Action>
            <Address href={props.joinLink} />
            {facts}
            <Paragraph>{say.change}</Paragraph>
            {choices(props, language)}
          </>
        ),
      };
    }
    const say = words[language].dayBefore;
    return {
      subject: say.subject(localShortDay(scheduledAt, timeZone, locale), time),
      preview: say.preview,
      heading: say.heading,
      body: (
        <>
          {hello}
          <Paragraph>{say.text}</Paragraph>
          <Bullets items={say.tips} />
          {facts}
          {props.confirmLink && (
            <Action href={props.confirmLink} color={brand.brandColor}>
              {say.action}
            </Action>
          )}
          <Paragraph>{say.change}</Paragraph>
          {choices(props, language)}
        </>
      ),
    };
  },
});
