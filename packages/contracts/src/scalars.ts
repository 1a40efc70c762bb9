/** The small shapes that entities and routes are made of. */
import * as z from "zod/mini";

/** No control characters save the line breaks and tabs of longer text. */
const printable = z.regex(/^[^\p{Cc}\p{Cs}]*$/u, "must not contain control characters");
const printableLines = z.regex(
  /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u,
  "must not contain control characters",
);

/** One line of text, trimmed, 1 to `max` characters, in any script. */
export const line = (max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), printable);

/** Text of several lines, up to `max` characters. */
export const text = (max: number) => z.string().check(z.trim(), z.maxLength(max), printableLines);

/** ISO 8601 in UTC with `Z`; milliseconds are optional in what comes in and always there in what goes out. */
export const Instant = z.iso.datetime({ offset: false });
export type Instant = string;

/** `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date();

/** `HH:MM`, 00:00 to 24:00. */
export const WallTime = z
  .string()
  .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be HH:MM"));

/** An IANA zone that this runtime knows, such as `Europe/Berlin`. */
export const TimeZone = z
  .string()
  .check(z.maxLength(64), z.refine(isTimeZone, "must be an IANA time zone"));

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A BCP 47 tag, such as `de` or `en-GB`. */
export const Locale = z
  .string()
  .check(
    z.maxLength(35),
    z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "must be a language tag such as en or de-CH"),
  );

/** An address as typed; `core` parses it (RFC 5321 lengths are checked there too). */
export const EmailAddress = z.string().check(z.trim(), z.minLength(3), z.maxLength(254), printable);

export const Phone = z
  .string()
  .check(z.trim(), z.regex(/^\+?[0-9 ()./-]{5,30}$/, "must be a phone number"));

/** SHA-256 in lower-case hex. */
export const Sha256 = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, "must be SHA-256 in lower-case hex"));

export const WebUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(2048));

/** A whole number of `min` or more. */
export const whole = (min: number, max = Number.MAX_SAFE_INTEGER) =>
  z.int().check(z.gte(min), z.lte(max));

export const OperatingSystem = z.enum(["Windows", "macOS", "Linux"]);
export type OperatingSystem = z.infer<typeof OperatingSystem>;

/** A rate with its 95 % interval, all 0 to 1; without trials there is no rate. */
export const Rate = z.object({
  x: whole(0),
  n: whole(0),
  rate: z.optional(z.number()),
  low: z.optional(z.number()),
  high: z.optional(z.number()),
});
export type Rate = z.infer<typeof Rate>;
