import { boundVerdict } from "./bound-verdict.ts";
import { type Mean, meanOf, type Scale } from "./mean.ts";
import type { Moments } from "./moments.ts";
import { level, type Target, type Verdict } from "./verdict.ts";

export type MeanGoal = Mean & {
  verdict: Verdict;
  /** Fewer than planned have come: more may turn the verdict. */
  interim: boolean;
};

/** The verdict on a goal for a mean, beside its two-sided 95 % interval, in the unit of the measure. */
export const meanGoal = (
  target: Target,
  moments: Moments,
  scale: Scale,
  planned: number,
): MeanGoal => ({
  ...meanOf(moments, { scale }),
  verdict: boundVerdict(target, meanOf(moments, { scale, tail: level })),
  interim: moments.n < planned,
});
