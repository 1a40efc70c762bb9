/**
 * The distributions behind the intervals and tests. No statistics library is a dependency, and these
 * few functions are all that is needed; the tests hold them against known values to ten digits or more.
 */

/** Φ(z) by Marsaglia (2004), "Evaluating the normal distribution"; absolute error about 1e-15. */
export function normalCdf(z: number): number {
  if (Math.abs(z) > 8.3) return z > 0 ? 1 : 0;
  let sum = z;
  let term = z;
  for (let before = Number.NaN, odd = 3; sum !== before; odd += 2) {
    before = sum;
    term *= z ** 2 / odd;
    sum += term;
  }
  const density = Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return Math.min(1, Math.max(0, 0.5 + sum * density));
}

/** The z with Φ(z) = p, for 0 < p < 1. */
export const normalQuantile = (p: number): number => symmetricQuantile(normalCdf, p);

/** What a two-sided 95 % interval of a normal estimate spans on either side, in standard errors. */
export const z95 = normalQuantile(0.975);

/** P(T ≤ t) of Student's t; `df` need not be whole. */
export function studentCdf(t: number, df: number): number {
  const tail = regularizedBeta(df / (df + t ** 2), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The t with P(T ≤ t) = p, for 0 < p < 1. */
export const studentQuantile = (p: number, df: number): number =>
  symmetricQuantile((t) => studentCdf(t, df), p);

/** P(X ≥ x) of a binomial with n trials of probability p. */
export const binomialAtLeast = (x: number, n: number, p: number): number =>
  x <= 0 ? 1 : regularizedBeta(p, x, n - x + 1);

/** P(X ≤ x) of a binomial with n trials of probability p. */
export const binomialAtMost = (x: number, n: number, p: number): number =>
  x < 0 ? 0 : x >= n ? 1 : regularizedBeta(1 - p, n - x, x + 1);

/** I_x(a, b) for a and b of a half or more: continued fraction 8.17.22 of the NIST DLMF, by Lentz. */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // beyond here the mirrored fraction converges faster
  if (x > (a + 1) / (a + b + 2)) return 1 - regularizedBeta(1 - x, b, a);
  const logFront =
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return Math.exp(logFront) / (a * betaFraction(x, a, b));
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let fraction = 1;
  let c = 1;
  let d = 0;
  for (let k = 1; k < 100_000; k += 1) {
    const m = Math.floor(k / 2);
    const numerator =
      k % 2 === 0
        ? (m * (b - m) * x) / ((a + k - 1) * (a + k))
        : (-(a + m) * (a + b + m) * x) / ((a + k - 1) * (a + k));
    d = 1 / (1 + numerator * d || tiny);
    c = 1 + numerator / c || tiny;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) return fraction;
  }
  throw new RangeError(`The beta distribution did not converge at ${x}, ${a}, ${b}.`);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x of a half or more, by Lanczos (g = 7, nine terms); relative error about 1e-14. */
export function logGamma(x: number): number {
  const series = lanczos.reduce(
    (sum, coefficient, i) => sum + coefficient / (x + i),
    0.9999999999998099,
  );
  const base = x + 6.5;
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

/** Bisection to the last digit: these are asked for a few times a view, and it cannot go astray. */
function symmetricQuantile(cdf: (x: number) => number, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`There is no quantile of ${p}.`);
  if (p < 0.5) return -symmetricQuantile(cdf, 1 - p);
  let low = 0;
  let high = 1;
  while (cdf(high) < p) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
}
