import { logGamma } from "./distributions.ts";

/** `p` is the chance of counts at least this far from the shares, were they the true ones. */
export type Fit = { n: number; chiSquare?: number; df?: number; p?: number };

/** Whether counts follow shares (of any sum): Pearson's chi-square test (1900). */
export function goodnessOfFit(counts: readonly number[], shares: readonly number[]): Fit {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  if (n === 0 || counts.length < 2) return { n };
  const chiSquare = counts.reduce((sum, count, i) => {
    const expected = (n * shares[i]!) / whole;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const df = counts.length - 1;
  return { n, chiSquare, df, p: 1 - regularizedGamma(df / 2, chiSquare / 2) };
}

/** P(a, x), the lower regularized gamma function, by its series: NIST DLMF 8.11.4. */
function regularizedGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-16 && k < 100_000; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(a * Math.log(x) - x - logGamma(a)));
}
