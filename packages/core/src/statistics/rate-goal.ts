import type { Rate } from "@luna/contracts/scalars";
import { binomialAtLeast, binomialAtMost } from "./distributions.ts";
import { rateOf } from "./rate.ts";
import { level, type Target, type Verdict } from "./verdict.ts";

export type RateGoal = Rate & {
  verdict: Verdict;
  /** Fewer than planned have come: more may turn the verdict. */
  interim: boolean;
  /** While not yet known: the smallest n at which the present rate would decide. */
  decidesAt?: number | "too-close";
};

const fewest = 10;
const most = 500;

/**
 * The verdict on a goal for a rate (target 0 to 1), beside its two-sided 95 % interval: exact one-sided
 * binomial tests at 5 % that the true rate is on the wanted side, or on the other; none under ten trials.
 */
export function rateGoal(target: Target, x: number, n: number, planned: number): RateGoal {
  const verdict = verdictOn(target, x, n);
  const goal = { ...rateOf(x, n), verdict, interim: n < planned };
  return verdict === "not-yet-known" ? { ...goal, decidesAt: decidesAt(target, x, n) } : goal;
}

function verdictOn({ direction, target }: Target, x: number, n: number): Verdict {
  if (n === 0) return "no-data";
  if (n < fewest) return "not-yet-known";
  if (binomialAtLeast(x, n, target) <= level) return direction === "over" ? "met" : "not-met";
  if (binomialAtMost(x, n, target) <= level) return direction === "under" ? "met" : "not-met";
  return "not-yet-known";
}

/** Where the rate gives no whole count it is rounded towards the target, so that nothing is promised early. */
function decidesAt(target: Target, x: number, n: number): number | "too-close" {
  const whole = x / n > target.target ? Math.floor : Math.ceil;
  for (let trials = Math.max(fewest, n + 1); trials <= most; trials += 1) {
    if (verdictOn(target, whole((x * trials) / n), trials) !== "not-yet-known") return trials;
  }
  return "too-close";
}
