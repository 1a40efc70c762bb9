import { type Comparison, refusal } from "./comparison.ts";
import { normalCdf } from "./distributions.ts";
import { fisherExact } from "./fisher.ts";

type Count = { x: number; n: number };

/** `difference` of the rates is −1 to 1, first less second; `p` is two-sided and not yet corrected. */
export type RatesCompared = {
  difference: number;
  test: "n-1-two-proportion" | "fisher-exact";
  z?: number;
  p: number;
};

/**
 * Whether two independent rates differ: the N − 1 two-proportion test (Campbell 2007; Sauro and Lewis
 * 2016), or Fisher's exact test where an expected count is under 1.
 */
export function compareRates(first: Count, second: Count): Comparison<RatesCompared> {
  const refused = refusal(first.n, second.n);
  if (refused) return refused;
  const people = first.n + second.n;
  const hits = first.x + second.x;
  const difference = first.x / first.n - second.x / second.n;
  const of = (result: Omit<RatesCompared, "difference">): Comparison<RatesCompared> => ({
    outcome: "compared",
    n: [first.n, second.n],
    difference,
    ...result,
  });
  if (hits === 0 || hits === people) return of({ test: "n-1-two-proportion", z: 0, p: 1 });
  const leastExpected = (Math.min(first.n, second.n) * Math.min(hits, people - hits)) / people;
  if (leastExpected < 1) return of({ test: "fisher-exact", p: fisherExact(first, second) });
  const pooled = hits / people;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  const z = (difference * Math.sqrt((people - 1) / people)) / error;
  return of({ test: "n-1-two-proportion", z, p: 2 * normalCdf(-Math.abs(z)) });
}
