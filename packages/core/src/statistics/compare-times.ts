import { compareMeans } from "./compare-means.ts";
import type { Comparison } from "./comparison.ts";
import type { Moments } from "./moments.ts";

/** `ratio` is how many times as long the first group takes, by geometric means; `p` is not yet corrected. */
export type TimesCompared = { ratio: number; t: number; df: number; p: number };

/** Whether two independent groups differ in time: Welch's t test on the natural logs of the times. */
export function compareTimes(firstLogs: Moments, secondLogs: Moments): Comparison<TimesCompared> {
  const comparison = compareMeans(firstLogs, secondLogs);
  if (comparison.outcome !== "compared") return comparison;
  const { difference, ...rest } = comparison;
  return { ...rest, ratio: Math.exp(difference) };
}
