/** The days of a trend, or its weeks or months where there are many. */

import { laterDate, localDate } from "../../availability/zone.ts";
import type { Context } from "../../context.ts";
import { cellsIn } from "../../insights/insights.ts";
import { lengthOf, rangeOf } from "../../insights/range.ts";
import type { InsightsInput } from "../../insights/read.ts";
import { readRange } from "../../insights/read-range.ts";
import { type Days, totalOf } from "../../totals/store.ts";
import type { Sums } from "../../totals/sums.ts";

const mostPoints = 31;
/** What a trend reaches back when no days are asked for. */
const usualDays = 30;

export async function periodsOf(
  ctx: Context,
  { from, to, language: _language, ...filters }: InsightsInput,
): Promise<{ from: string; sums: Sums }[]> {
  const today = localDate(ctx.now(), ctx.study.timeZone);
  const asked = rangeOf({ from, to }, ctx.study, ctx.now()).days;
  const days = asked ?? { from: laterDate(today, 1 - usualDays), to: today };
  const byBuild = filters.build !== undefined;
  const cells = cellsIn(await readRange(ctx, days, { byBuild }), filters);
  const first = cells.map(({ cell }) => cell.day!).sort()[0];
  // nobody asked for the days before there was anything
  const shown = asked ? days : { ...days, from: first ?? today };
  return cut(shown).map((period) => ({
    from: period.from,
    sums: totalOf(cells.filter(({ cell }) => cell.day! >= period.from && cell.day! <= period.to)),
  }));
}

/** Days, weeks, or as many weeks as it takes. */
function cut(days: Days): Days[] {
  const length = lengthOf(days);
  const each = length <= mostPoints ? 1 : 7 * Math.ceil(length / 7 / mostPoints);
  return Array.from({ length: Math.ceil(length / each) }, (_, at) => {
    const from = laterDate(days.from, at * each);
    const to = laterDate(from, each - 1);
    return { from, to: to < days.to ? to : days.to };
  });
}
