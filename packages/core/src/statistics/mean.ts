import { studentQuantile } from "./distributions.ts";
import { type Moments, varianceOf } from "./moments.ts";

/** A mean in the unit of its measure; without data no mean, under two values or without spread no interval. */
export type Mean = { n: number; mean?: number; low?: number; high?: number };

export type Scale = { min: number; max: number };

/**
 * The mean with a t interval (Student 1908), clipped to the scale. `tail` is the probability left out on
 * each side: .025 for the 95 % interval to show, .05 for a one-sided 95 % bound.
 */
export function meanOf(
  moments: Moments,
  { scale, tail = 0.025 }: { scale?: Scale; tail?: number } = {},
): Mean {
  const { n, sum } = moments;
  if (n === 0) return { n };
  const mean = sum / n;
  const variance = varianceOf(moments);
  if (variance === 0) return { n, mean };
  const half = studentQuantile(1 - tail, n - 1) * Math.sqrt(variance / n);
  return {
    n,
    mean,
    low: Math.max(scale?.min ?? -Infinity, mean - half),
    high: Math.min(scale?.max ?? Infinity, mean + half),
  };
}
