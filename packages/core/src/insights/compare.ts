/** Two groups held against each other, measure by measure. */
import { compareMeans } from "../statistics/compare-means.ts";
import { compareRates } from "../statistics/compare-rates.ts";
import { compareTimes } from "../statistics/compare-times.ts";
import { holm } from "../statistics/holm.ts";
import { logsIn, momentsIn, rateIn } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";

const rate = (id: string) => (a: Sums, b: Sums) => compareRates(rateIn(a, id), rateIn(b, id));
const time = (id: string) => (a: Sums, b: Sums) => compareTimes(logsIn(a, id), logsIn(b, id));
const mean = (id: string) => (a: Sums, b: Sums) => compareMeans(momentsIn(a, id), momentsIn(b, id));

export const compared = {
  completion: rate("done"),
  unaided: rate("unaided"),
  help: rate("help"),
  errors: rate("error"),
  installation: rate("install"),
  installationTime: time("installing"),
  installRating: mean("rating"),
  sus: mean("sus"),
} as const;

export type ComparedMeasure = keyof typeof compared;
export const comparedMeasures = Object.keys(compared) as ComparedMeasure[];

/** A difference counts from here, after the correction. */
const level = 0.05;

/** Corrects the p values of one measure together, and says which differences count. */
export function corrected<Each extends { outcome: string; p?: number }>(
  comparisons: readonly Each[],
): (Each & { pCorrected?: number; differs?: boolean })[] {
  const made = comparisons.filter(({ p }) => p !== undefined);
  const ps = holm(made.map(({ p }) => p!));
  return comparisons.map((each) => {
    const at = made.indexOf(each);
    return at < 0 ? each : { ...each, pCorrected: ps[at]!, differs: ps[at]! < level };
  });
}
