import { type Mean, meanOf } from "./mean.ts";
import type { Moments } from "./moments.ts";
import { type SusGrade, susGrade } from "./sus-grade.ts";
import { susPercentile } from "./sus-percentile.ts";

/** The percentile is interpolated and so to be shown as approximate. */
export type Sus = Mean & { grade?: SusGrade; percentile?: number };

/** The mean of SUS scores, 0 to 100, with its t interval, grade and percentile. */
export function susOf(scores: Moments): Sus {
  const sus = meanOf(scores, { scale: { min: 0, max: 100 } });
  if (sus.mean === undefined) return sus;
  return { ...sus, grade: susGrade(sus.mean), percentile: susPercentile(sus.mean) };
}
