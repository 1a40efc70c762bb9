/** What has changed against as many days just before. */
import type { Days } from "../totals/store.ts";
import type { Sums } from "../totals/sums.ts";
import { compared, comparedMeasures, corrected } from "./compare.ts";
import { ratesOf, scoresOf, timesOf } from "./measures.ts";

/** Differences are the present less the past, ratios the present over the past. */
export const changeOf = (before: { days: Days; sums: Sums }, now: Sums) => ({
  before: {
    ...before.days,
    rates: ratesOf(before.sums),
    times: timesOf(before.sums),
    scores: scoresOf(before.sums),
  },
  comparisons: comparedMeasures.flatMap((measure) =>
    corrected([{ measure, ...compared[measure](now, before.sums) }]),
  ),
});
