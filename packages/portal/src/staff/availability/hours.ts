/** Opening hours of one day, as they are edited. Pure. */
import type { CallAnswer } from "@luna/sdk";

export type Availability = CallAnswer<"readOpeningHours">["availability"];
export type Hours = Availability["exceptions"][number]["hours"];

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
};

/** A time field cannot say 24:00, the end of the day: its last minute stands for it. */
export const shown = (time: string): string => (time === "24:00" ? "23:59" : time);
export const meant = (time: string): string => (time === "23:59" ? "24:00" : time);

/** Whether each stretch ends after it begins, and none overlaps another. */
export function areSound(hours: Hours): boolean {
  const sorted = [...hours].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.every(
    ({ from, to }, at) =>
      /^\d\d:\d\d$/.test(from) &&
      /^\d\d:\d\d$/.test(to) &&
      from < to &&
      (at === 0 || (sorted[at - 1]?.to ?? "") <= from),
  );
}

/** One more stretch after the last one, as far as the day has room; undefined where it has none. */
export function withMore(hours: Hours): Hours | undefined {
  const last = hours
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (last === undefined) return [{ from: "09:00", to: "17:00" }];
  if (minutesOf(last) > 22 * 60) return undefined;
  const from = minutesOf(last) + 60;
  return [...hours, { from: written(from), to: written(Math.min(from + 120, 24 * 60)) }];
}

const written = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Where a stretch lies within its day, in percent. */
export const placeOf = ({ from, to }: Hours[number]) => ({
  start: (minutesOf(from) / 1440) * 100,
  length: (Math.max(0, minutesOf(to) - minutesOf(from)) / 1440) * 100,
});
