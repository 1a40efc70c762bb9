import type { Target, Verdict } from "./verdict.ts";

const fewest = 5;

/**
 * The verdict on a goal for a mean or a middle time by the one-sided 95 % bounds of its estimate: met when
 * all of them lies on the wanted side, not met when on the other; none under five values or without bounds.
 */
export function boundVerdict(
  { direction, target }: Target,
  { n, low, high }: { n: number; low?: number; high?: number },
): Verdict {
  if (n === 0) return "no-data";
  if (n < fewest || low === undefined || high === undefined) return "not-yet-known";
  if (low > target) return direction === "over" ? "met" : "not-met";
  if (high < target) return direction === "under" ? "met" : "not-met";
  return "not-yet-known";
}
