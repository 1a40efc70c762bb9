import type { Language } from "@luna/contracts/language";
/** A session's time as mails tell it. */
import { Instant, line, TimeZone, WebUrl, whole } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import type { Fact } from "./blocks.tsx";
import { inLanguages } from "./language.ts";
import { localTime } from "./local-time.ts";
import type { Setting } from "./template.ts";

export const FirstName = line(100);

export const Appointment = z.strictObject({
  /** `S0001`. */
  sessionCode: line(20),
  /** The scenario's title in the reader's language. */
  title: line(200),
  scheduledAt: Instant,
  /** The reader's own zone. */
  timeZone: TimeZone,
  durationMinutes: whole(1, 1440),
});
export type Appointment = z.infer<typeof Appointment>;

/** Which reminders will follow, so that a mail promises only those. */
export const Reminders = z.array(z.enum(["24h", "1h"]));

/** Where the session takes place: the meeting, or the session's page in the portal. */
export const JoinLink = WebUrl;

const words = inLanguages({
  en: {
    what: "What",
    when: "When",
    was: "Previously",
    length: "Length",
    minutes: (minutes: number) => `about ${minutes} minutes`,
    code: "Session",
    reminders: {
      both: "We will remind you the day before, and again an hour before with the link to join.",
      "24h": "We will remind you the day before.",
      "1h": "We will remind you an hour before, with the link to join.",
    },
  },
  de: {
    what: "Was",
    when: "Wann",
    was: "Bisher",
    length: "Dauer",
    minutes: (minutes: number) => `etwa ${minutes} Minuten`,
    code: "Sitzung",
    reminders: {
      both: "Wir erinnern Sie am Tag davor und noch einmal eine Stunde vorher mit dem Link zur Teilnahme.",
      "24h": "Wir erinnern Sie am Tag davor.",
      "1h": "Wir erinnern Sie eine Stunde vorher mit dem Link zur Teilnahme.",
    },
  },
});

/** Title, time, length and code; with the old time where there was one. */
export function appointmentFacts(
  appointment: Appointment,
  { language, locale }: Setting,
  previousAt?: string,
): Fact[] {
  const say = words[language];
  const { timeZone } = appointment;
  return [
    { label: say.when, value: localTime(appointment.scheduledAt, timeZone, locale) },
    ...(previousAt ? [{ label: say.was, value: localTime(previousAt, timeZone, locale) }] : []),
    { label: say.length, value: say.minutes(appointment.durationMinutes) },
    { label: say.what, value: appointment.title },
    { label: say.code, value: appointment.sessionCode },
  ];
}

/** The sentence that promises the reminders that will come, if any. */
export function remindersSentence(
  reminders: z.infer<typeof Reminders>,
  language: Language,
): string | undefined {
  const say = words[language].reminders;
  if (reminders.includes("24h") && reminders.includes("1h")) return say.both;
  return reminders[0] && say[reminders[0]];
}
