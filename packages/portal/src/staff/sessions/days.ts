/** Days of this device's zone as instants: what lists of sessions are narrowed to. */
import { addDays } from "../../booking/week.ts";

/** When a day (`YYYY-MM-DD`) begins here; undefined for what is no day. */
export function startOfDay(day: string | undefined): string | undefined {
  const time = Date.parse(`${day}T00:00:00`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The last moment of a day. */
export function endOfDay(day: string | undefined): string | undefined {
  const next = startOfDay(day) && day ? startOfDay(addDays(day, 1)) : undefined;
  return next && new Date(Date.parse(next) - 1).toISOString();
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
