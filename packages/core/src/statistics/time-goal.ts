import { boundVerdict } from "./bound-verdict.ts";
import type { Moments } from "./moments.ts";
import { type TaskTime, taskTimeOf } from "./task-time.ts";
import { level, type Target, type Verdict } from "./verdict.ts";

export type TimeGoal = TaskTime & {
  verdict: Verdict;
  /** Fewer than planned have come: more may turn the verdict. */
  interim: boolean;
};

/**
 * The verdict on a goal for a median time, beside its two-sided 95 % interval; the arguments are those of
 * `taskTimeOf`, the target in the unit of the times. Under 25 times the geometric mean stands in.
 */
export const timeGoal = (
  target: Target,
  logs: Moments,
  valueAt: (rank: number) => number,
  planned: number,
): TimeGoal => ({
  ...taskTimeOf(logs, valueAt),
  verdict: boundVerdict(target, taskTimeOf(logs, valueAt, level)),
  interim: logs.n < planned,
});
