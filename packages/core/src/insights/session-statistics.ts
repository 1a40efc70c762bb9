import type { Context } from "../context.ts";
import { meanOf } from "../statistics/mean.ts";
import { momentsIn, ranksIn } from "../totals/measure.ts";
import { readCells, totalOf, totalsBy } from "../totals/store.ts";
import { rateFor } from "./measures.ts";
import { sessionCountsOf } from "./session-counts.ts";

/** Counts, completion and durations over all study sessions of all time, from the totals. */
export async function sessionStatistics(ctx: Context) {
  const cells = await readCells(ctx, undefined);
  const sums = totalOf(cells);
  const scenarios = totalsBy(cells, "scenarioType");
  const seconds = momentsIn(sums, "duration");
  const { mean } = meanOf(seconds);
  const valueAt = ranksIn(sums, "duration");
  return {
    ...sessionCountsOf(sums),
    byScenario: Object.fromEntries(
      [...scenarios].map(([type, own]) => [type, sessionCountsOf(own).total]),
    ),
    completion: rateFor(sums, "every"),
    durationMinutes: {
      n: seconds.n,
      ...(mean !== undefined && {
        mean: mean / 60,
        median:
          (valueAt(Math.floor((seconds.n + 1) / 2)) + valueAt(Math.ceil((seconds.n + 1) / 2))) /
          120,
      }),
    },
  };
}
