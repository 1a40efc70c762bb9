import { type Comparison, refusal } from "./comparison.ts";
import { studentCdf } from "./distributions.ts";
import { type Moments, varianceOf } from "./moments.ts";

/** `difference` is first less second, in the unit of the measure; `p` is two-sided and not yet corrected. */
export type MeansCompared = { difference: number; t: number; df: number; p: number };

/** Whether two independent means differ, of scores as they are: Welch's t test (1947). */
export function compareMeans(first: Moments, second: Moments): Comparison<MeansCompared> {
  const n: [number, number] = [first.n, second.n];
  const refused = refusal(...n);
  if (refused) return refused;
  const a = varianceOf(first) / first.n;
  const b = varianceOf(second) / second.n;
  if (a + b === 0) return { outcome: "no-spread", n };
  const difference = first.sum / first.n - second.sum / second.n;
  const t = difference / Math.sqrt(a + b);
  const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  return { outcome: "compared", n, difference, t, df, p: 2 * studentCdf(-Math.abs(t), df) };
}
