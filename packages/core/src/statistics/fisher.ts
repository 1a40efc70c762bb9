import { logGamma } from "./distributions.ts";

type Count = { x: number; n: number };

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * The two-sided p of Fisher's exact test (1935) that x of n is the same in both groups: all tables with the
 * same margins that are no likelier than the one seen.
 */
export function fisherExact(first: Count, second: Count): number {
  const hits = first.x + second.x;
  const probability = (x: number) =>
    Math.exp(
      logChoose(first.n, x) + logChoose(second.n, hits - x) - logChoose(first.n + second.n, hits),
    );
  // tables as likely as the one seen must count despite rounding
  const seen = probability(first.x) * (1 + 1e-7);
  let p = 0;
  for (let x = Math.max(0, hits - second.n); x <= Math.min(hits, first.n); x += 1) {
    const likely = probability(x);
    if (likely <= seen) p += likely;
  }
  return Math.min(1, p);
}
