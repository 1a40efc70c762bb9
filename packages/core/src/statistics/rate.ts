import type { Rate } from "@luna/contracts/scalars";

/** The 97.5 % quantile of the normal distribution. */
const z = 1.959963984540054;

/** A rate with its 95 % interval by Wilson (1927), which stays within 0 and 1 and is fair to small numbers. */
export function rateOf(x: number, n: number): Rate {
  if (n === 0) return { x, n };
  const rate = x / n;
  const centre = (rate + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2));
  return { x, n, rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
