import type { Rate } from "@luna/contracts/scalars";
import { z95 } from "./distributions.ts";

/**
 * A rate of x in n with its 95 % interval, all 0 to 1: adjusted Wald by Agresti and Coull (1998), with z²
 * and not the short "plus four". Without trials there is no rate.
 */
export function rateOf(x: number, n: number): Rate {
  if (n === 0) return { x, n };
  const trials = n + z95 ** 2;
  const centre = (x + z95 ** 2 / 2) / trials;
  const half = z95 * Math.sqrt((centre * (1 - centre)) / trials);
  return { x, n, rate: x / n, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
