/** Instants as people read them: their own clock, with the zone's name and offset beside it. */
import { languageOf } from "@luna/contracts/language";
import { formattingLocale } from "./language.ts";

/**
 * Day, time and zone, such as `Tuesday, 24 November 2026, 15:00 (Europe/Berlin, GMT+1)`.
 * The offset is that of the instant, so both 02:30 of an autumn night can be told apart.
 * Throws a RangeError for an unknown zone or a malformed instant.
 */
export function localTime(instant: string, timeZone: string, locale: string): string {
  const offset = partOf(instant, timeZone, "timeZoneName", { timeZoneName: "shortOffset" });
  const zone = /^(?:Etc\/)?(?:UTC|GMT)$/.test(timeZone) ? "UTC" : `${timeZone}, ${offset}`;
  return `${localDay(instant, timeZone, locale)}, ${localClock(instant, timeZone, locale)} (${zone})`;
}

/** The day, such as `Tuesday, 24 November 2026`. */
export function localDay(instant: string, timeZone: string, locale: string): string {
  const weekday = format(instant, timeZone, locale, { weekday: "long" });
  return `${weekday}, ${format(instant, timeZone, locale, { dateStyle: "long" })}`;
}

/** The day in short, for subjects and lists, such as `Tue, 24 Nov`. */
export function localShortDay(instant: string, timeZone: string, locale: string): string {
  const weekday = format(instant, timeZone, locale, { weekday: "short" }).replace(/\.$/, "");
  return `${weekday}, ${format(instant, timeZone, locale, { day: "numeric", month: "short" })}`;
}

/** The time of day, such as `15:00`, `3:00 PM` or `15:00 Uhr`. */
export function localClock(instant: string, timeZone: string, locale: string): string {
  const time = format(instant, timeZone, locale, { timeStyle: "short" });
  return languageOf(locale) === "de" ? `${time} Uhr` : time;
}

function format(
  instant: string,
  timeZone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const written = new Intl.DateTimeFormat(formattingLocale(locale), { timeZone, ...options });
  // Some locales put a narrow no-break space before PM, which old mail programs show as a box.
  return written.format(new Date(instant)).replace(/[\u202f\u00a0]/g, " ");
}

function partOf(
  instant: string,
  timeZone: string,
  part: Intl.DateTimeFormatPartTypes,
  options: Intl.DateTimeFormatOptions,
): string {
  // English writes every offset as GMT±h, as the other locales here do.
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
  return parts.formatToParts(new Date(instant)).find(({ type }) => type === part)?.value ?? "";
}
