/** The days that a question is about, in the study's zone. */
import type { Study } from "@luna/contracts/study/study";
import { laterDate, localDate } from "../availability/zone.ts";
import { endsFirst } from "../ends-first.ts";
import { invalid } from "../error.ts";
import type { Days } from "../totals/store.ts";

/** Sessions lie in between, however far a range goes; and days, also those just before it, have four-digit years. */
const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** What a range with an end and no beginning reaches back. */
const usualDays = 365;

export interface Range {
  /** Absent for all time. */
  days?: Days;
  /** As many days just before. */
  before?: Days;
  timeZone: string;
}

/**
 * `from` and `to` are instants: every day that they touch is counted whole; an end at midnight ends the
 * day before. What lies before 1970 or after 2199 is left out.
 * @throws AppError `invalid_input` when the end comes first
 */
export function rangeOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  { timeZone }: Pick<Study, "timeZone">,
  now: number,
): Range {
  if (from === undefined && to === undefined) return { timeZone };
  if (endsFirst({ from, to })) throw emptyRange();
  const dayAt = (ms: number) => localDate(Math.min(Math.max(ms, earliest), latest), timeZone);
  const end = to === undefined ? now : Date.parse(to) - 1;
  const last = dayAt(end);
  const first = from === undefined ? laterDate(last, -usualDays) : dayAt(Date.parse(from));
  if (first > last) throw emptyRange();
  const days = lengthOf({ from: first, to: last });
  return {
    days: { from: first, to: last },
    before: { from: laterDate(first, -days), to: laterDate(first, -1) },
    timeZone,
  };
}

const emptyRange = () => invalid("?from", "must be before the end");

/** How many days a range has. */
export const lengthOf = ({ from, to }: Days): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
