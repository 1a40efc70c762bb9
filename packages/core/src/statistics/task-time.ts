import { meanOf } from "./mean.ts";
import { medianRanks } from "./median-ranks.ts";
import type { Moments } from "./moments.ts";

/** The middle task time in the unit of the times; `confidence` (0 to 1) is that of the interval. */
export type TaskTime = {
  n: number;
  statistic?: "geometric-mean" | "median";
  value?: number;
  low?: number;
  high?: number;
  confidence?: number;
};

/** From here the median is the better estimate of the middle: Sauro and Lewis (2010). */
const medianFrom = 25;

/**
 * The middle task time: under 25 the geometric mean with a t interval on the logs, from 25 the median with
 * an interval by order statistics. `logs` are the moments of the natural logs of the times (all over zero),
 * `valueAt` the time of a rank from 1, out of the sorted times or a quantile sketch; `tail` as in `meanOf`.
 */
export function taskTimeOf(
  logs: Moments,
  valueAt: (rank: number) => number,
  tail = 0.025,
): TaskTime {
  return logs.n < medianFrom ? geometric(logs, tail) : median(logs.n, valueAt, tail);
}

function geometric(logs: Moments, tail: number): TaskTime {
  const { n, mean, low, high } = meanOf(logs, { tail });
  if (mean === undefined) return { n };
  const middle = { n, statistic: "geometric-mean", value: Math.exp(mean) } as const;
  if (low === undefined || high === undefined) return middle;
  return { ...middle, low: Math.exp(low), high: Math.exp(high), confidence: 1 - 2 * tail };
}

function median(n: number, valueAt: (rank: number) => number, tail: number): TaskTime {
  const value = (valueAt(Math.floor((n + 1) / 2)) + valueAt(Math.ceil((n + 1) / 2))) / 2;
  const middle = { n, statistic: "median", value } as const;
  const ranks = medianRanks(n, tail);
  if (!ranks || valueAt(1) === valueAt(n)) return middle;
  const { low, high, confidence } = ranks;
  return { ...middle, low: valueAt(low), high: valueAt(high), confidence };
}
