import { nextMoment } from "../availability/opening.ts";
import { laterDate, localDate } from "../availability/zone.ts";
import { instantOf } from "../context.ts";

const hour = 7;

/** The next morning at 7 in a zone, after a moment in milliseconds since 1970: an instant. */
export function nextDigestAt(now: number, timeZone: string): string {
  const today = localDate(now, timeZone);
  const moments = [today, laterDate(today, 1)].map((date) => nextMoment(date, hour * 60, timeZone));
  return instantOf(moments.find((moment) => moment > now)!);
}
