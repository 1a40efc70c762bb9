/** What a confirmation and a move have in common: the time, where it takes place, and what one can still do. */
import { WebUrl } from "@luna/contracts/scalars";
import type { ReactNode } from "react";
import * as z from "zod/mini";
import {
  Appointment,
  appointmentFacts,
  FirstName,
  JoinLink,
  Reminders,
  remindersSentence,
} from "./appointment.ts";
import { Action, Anchor, Facts, Paragraph } from "./blocks.tsx";
import { Choices, choices } from "./choices.tsx";
import { greeting } from "./greeting.ts";
import { inLanguages } from "./language.ts";
import { localClock, localShortDay } from "./local-time.ts";
import type { Setting, Written } from "./template.ts";

export const bookingProps = {
  firstName: FirstName,
  appointment: Appointment,
  ...Choices,
  /** Where the person says that it will come: the one thing to do. */
  confirmLink: WebUrl,
  reminders: Reminders,
  /** Needed where the session is so near that no reminder brings it. */
  joinLink: z.optional(JoinLink),
};
const Booking = z.strictObject(bookingProps);

const words = inLanguages({
  en: { confirm: "I will be there", join: "Link to join: " },
  de: { confirm: "Ich werde da sein", join: "Link zur Teilnahme: " },
});

/** What each of the two says in its own words. */
export interface BookingWords {
  subject(day: string, time: string): string;
  preview: string;
  heading: string;
  text: string;
  /** In front of the links to move or cancel. */
  change: string;
}

export function writeBooking(
  props: z.infer<typeof Booking>,
  setting: Setting,
  own: BookingWords,
  more: { previousAt?: string | undefined; closing?: ReactNode } = {},
): Written {
  const { brand, language, locale } = setting;
  const { scheduledAt, timeZone } = props.appointment;
  const say = words[language];
  const reminded = remindersSentence(props.reminders, language);
  return {
    subject: own.subject(
      localShortDay(scheduledAt, timeZone, locale),
      localClock(scheduledAt, timeZone, locale),
    ),
    preview: own.preview,
    heading: own.heading,
    body: (
      <>
        <Paragraph>{greeting(language, props.firstName)}</Paragraph>
        <Paragraph>{own.text}</Paragraph>
        <Facts facts={appointmentFacts(props.appointment, setting, more.previousAt)} />
        {props.joinLink && (
          <Paragraph>
            {say.join}
            <Anchor href={props.joinLink}>{props.joinLink}</Anchor>
          </Paragraph>
        )}
        <Action href={props.confirmLink} color={brand.brandColor}>
          {say.confirm}
        </Action>
        <Paragraph>{own.change}</Paragraph>
        {choices(props, language)}
        {reminded && <Paragraph>{reminded}</Paragraph>}
        {more.closing}
      </>
    ),
  };
}
