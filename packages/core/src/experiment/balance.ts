import { type Language, textIn } from "@luna/contracts/language";
import type { Experiment } from "@luna/contracts/study/study";
import { goodnessOfFit } from "../statistics/goodness-of-fit.ts";

/** Under this the counts are so unlikely that the assignment or the counting is to be doubted. */
const level = 0.001;

/**
 * Whether the variants came out as their shares say. A sample ratio mismatch means that no comparison of
 * the variants can be trusted: Fabijan and others (2019), "Diagnosing sample ratio mismatch".
 */
export function balanceOf(
  experiment: Experiment,
  countOf: (variant: string) => number,
  language: Language,
) {
  const { id, title, unit, variants } = experiment;
  const counts = variants.map((variant) => countOf(variant.id));
  const fit = goodnessOfFit(
    counts,
    variants.map(({ share }) => share),
  );
  const whole = variants.reduce((sum, { share }) => sum + share, 0);
  return {
    id,
    title: textIn(title, language),
    unit,
    variants: variants.map((variant, at) => ({
      id: variant.id,
      n: counts[at]!,
      expected: (fit.n * variant.share) / whole,
    })),
    balance: { ...fit, balanced: fit.p === undefined ? undefined : fit.p >= level },
  };
}
