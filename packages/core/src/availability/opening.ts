/** Opening hours as data: which spans of time are open, and which slots they hold. */
import type { Availability } from "@luna/contracts/entities/record";
import { laterDate, localDate, momentOf } from "./zone.ts";

/** Until the team sets its own. */
export const defaultAvailability: Availability = {
  timeZone: "UTC",
  slotMinutes: 60,
  capacity: 1,
  bufferMinutes: 0,
  minimumNoticeHours: 0,
  horizonDays: 60,
  openingHours: Object.fromEntries(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [
      day,
      [{ from: "08:00", to: "20:00" }],
    ]),
  ),
  exceptions: [],
};

const weekdays = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

/** From and to in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
};

function hoursOn(availability: Availability, date: string) {
  const exception = availability.exceptions.find((each) => each.date === date);
  if (exception) return exception.hours;
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
  return availability.openingHours[weekday] ?? [];
}

/** Open spans that touch a range, in order; a time that clocks skip opens when they go on. */
export function openSpans(availability: Availability, range: Span): Span[] {
  const spans: Span[] = [];
  const last = localDate(range.to, availability.timeZone);
  for (
    let date = localDate(range.from, availability.timeZone);
    date <= last;
    date = laterDate(date, 1)
  ) {
    for (const { from, to } of hoursOn(availability, date)) {
      const start = nextMoment(date, minutesOf(from), availability.timeZone);
      const end = nextMoment(date, minutesOf(to), availability.timeZone);
      if (start < end && end > range.from && start < range.to) spans.push({ from: start, to: end });
    }
  }
  return joined(spans.sort((a, b) => a.from - b.from));
}

/** The moment of a wall time, the first of two; where clocks skip it, the moment at which they go on. */
export function nextMoment(date: string, minutes: number, timeZone: string): number {
  for (let later = 0; later <= 24 * 60; later++) {
    const moment = momentOf(date, minutes + later, timeZone);
    if (moment !== undefined) return moment;
  }
  throw new RangeError(`the zone ${timeZone} has no time after ${date}`);
}

/** Hours that end at midnight go on with those that begin there. */
function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}

/** Slots that lie whole in the range and in one open span; the buffer stands between two of them. */
export function slotsIn(availability: Availability, range: Span): Span[] {
  const length = availability.slotMinutes * 60_000;
  const step = length + availability.bufferMinutes * 60_000;
  return openSpans(availability, range).flatMap((span) => {
    const slots: Span[] = [];
    for (let from = span.from; from + length <= span.to; from += step)
      if (from >= range.from && from + length <= range.to) slots.push({ from, to: from + length });
    return slots;
  });
}

/** True when a span lies whole within opening hours. */
export const isOpen = (availability: Availability, span: Span): boolean =>
  openSpans(availability, span).some((open) => open.from <= span.from && open.to >= span.to);

/** True when a span is one of the slots that are offered. */
export const isSlot = (availability: Availability, span: Span): boolean =>
  openSpans(availability, span).some(
    (open) =>
      open.from <= span.from &&
      span.to <= open.to &&
      span.to - span.from === availability.slotMinutes * 60_000 &&
      (span.from - open.from) %
        ((availability.slotMinutes + availability.bufferMinutes) * 60_000) ===
        0,
  );
