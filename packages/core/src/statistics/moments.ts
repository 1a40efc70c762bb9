/** What totals keep of a measure: enough for its mean and spread, and adding two gives those of both. */
export type Moments = { n: number; sum: number; sumOfSquares: number };

export const momentsOf = (values: readonly number[]): Moments => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumOfSquares: values.reduce((sum, value) => sum + value ** 2, 0),
});

/**
 * The sample variance (n − 1), or 0 without spread. What remains of equal values after subtracting two
 * sums is rounding, some 1e-16 of them, and counts as no spread.
 */
export function varianceOf({ n, sum, sumOfSquares }: Moments): number {
  if (n < 2) return 0;
  const deviations = sumOfSquares - sum ** 2 / n;
  return deviations > 1e-12 * sumOfSquares ? deviations / (n - 1) : 0;
}
