/** Weeks of free slots, in the zone of the person: pure, in calendar days of that zone. */

export interface Slot {
  start: string;
  end: string;
  free: number;
}

export interface Day {
  /** `YYYY-MM-DD` in the zone. */
  date: string;
  slots: Slot[];
}

const dayMs = 86_400_000;

/** The calendar day of an instant in a zone. */
export const dayIn = (instant: number | string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date(instant));

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Seven days from `first` on, each with its free slots. */
export function weekOf(first: string, slots: readonly Slot[], timeZone: string): Day[] {
  const byDay = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (slot.free < 1) continue;
    const day = dayIn(slot.start, timeZone);
    byDay.set(day, [...(byDay.get(day) ?? []), slot]);
  }
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(first, index);
    return { date, slots: byDay.get(date) ?? [] };
  });
}

/** Instants that surely hold a week of any zone: a day more on both sides. */
export const spanOf = (first: string) => ({
  from: new Date(Date.parse(`${first}T00:00:00Z`) - dayMs).toISOString(),
  to: new Date(Date.parse(`${first}T00:00:00Z`) + 8 * dayMs).toISOString(),
});

/** A calendar day in words. */
export const dayInWords = (
  date: string,
  region: string,
  form: Intl.DateTimeFormatOptions,
): string =>
  new Intl.DateTimeFormat(region, { ...form, timeZone: "UTC" }).format(
    new Date(`${date}T12:00:00Z`),
  );
