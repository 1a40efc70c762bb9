import type { Rate } from "@luna/contracts/scalars";
import { z95 } from "./distributions.ts";
import { rateOf } from "./rate.ts";

export type Completion = Rate & {
  /** The best guess at the true rate, 0 to 1, and how it was made; x of n is shown before it. */
  estimate?: number;
  estimator?: "observed" | "laplace" | "wilson";
};

/**
 * How many of n completed, with a point estimate by the rule of Lewis and Sauro (2006), "When 100 % really
 * isn't 100 %": as observed from .5 to .9, Laplace above, Wilson below. Only for completion; other rates
 * stand as observed.
 */
export function completionOf(x: number, n: number): Completion {
  const rate = rateOf(x, n);
  if (rate.rate === undefined) return rate;
  if (rate.rate > 0.9) return { ...rate, estimate: (x + 1) / (n + 2), estimator: "laplace" };
  if (rate.rate < 0.5) {
    return { ...rate, estimate: (x + z95 ** 2 / 2) / (n + z95 ** 2), estimator: "wilson" };
  }
  return { ...rate, estimate: rate.rate, estimator: "observed" };
}
