/** Wall clocks of IANA zones, by what Intl knows. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The wall clock in a zone at a moment, as if it were UTC: milliseconds since 1970. */
function wallClock(ms: number, timeZone: string): number {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(
    part.year!,
    part.month! - 1,
    part.day!,
    part.hour!,
    part.minute!,
    part.second!,
    ((ms % 1000) + 1000) % 1000,
  );
}

/** `YYYY-MM-DD` in the zone at a moment. */
export const localDate = (ms: number, timeZone: string): string =>
  new Date(wallClock(ms, timeZone)).toISOString().slice(0, 10);

/** `YYYY-MM-DDTHH:MM+01:00`: the wall clock with its offset. */
export function localTime(ms: number, timeZone: string): string {
  const wall = wallClock(ms, timeZone);
  const minutes = Math.round((wall - ms) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${new Date(wall).toISOString().slice(0, 16)}${offset}`;
}

/**
 * The moment at which a zone's clocks show a time, `minutes` after the midnight that begins `date`;
 * the first of two when clocks are put back, undefined when they skip it.
 */
export function momentOf(date: string, minutes: number, timeZone: string): number | undefined {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  // offsets of a day before and after bracket any change of clocks
  const candidates = [-86_400_000, 86_400_000].map((shift) => {
    const near = wanted + shift;
    return wanted - (wallClock(near, timeZone) - near);
  });
  return candidates.sort((a, b) => a - b).find((each) => wallClock(each, timeZone) === wanted);
}

/** The date `days` later. */
export const laterDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
