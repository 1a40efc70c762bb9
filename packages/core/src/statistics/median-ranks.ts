import { binomialAtMost } from "./distributions.ts";

/**
 * The ranks (1 to n) of the ordered values between which the true median lies, whatever the distribution,
 * and with which confidence (0 to 1): the narrowest symmetric pair that leaves at most `tail` on each side.
 * David and Nagaraja (2003), Order Statistics, 7.1. Undefined where even the outermost values leave more.
 */
export function medianRanks(
  n: number,
  tail = 0.025,
): { low: number; high: number; confidence: number } | undefined {
  const left = (rank: number) => binomialAtMost(rank - 1, n, 0.5);
  if (n === 0 || left(1) > tail) return undefined;
  let low = 1;
  for (let beyond = Math.ceil(n / 2) + 1; beyond - low > 1; ) {
    const middle = Math.floor((low + beyond) / 2);
    if (left(middle) <= tail) low = middle;
    else beyond = middle;
  }
  return { low, high: n + 1 - low, confidence: 1 - 2 * left(low) };
}
