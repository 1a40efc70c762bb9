import { createHash } from "node:crypto";
import type { Experiment, Study } from "@luna/contracts/study/study";

/**
 * The variant that an id falls to, the same whenever it is asked: a hash of experiment and id, read as a
 * share of 1, against the shares of the variants in their order.
 */
export function variantOf(experiment: Experiment, id: string): string | undefined {
  const hash = createHash("sha256").update(`${experiment.id}\n${id}`).digest();
  const whole = experiment.variants.reduce((sum, { share }) => sum + share, 0);
  let left = (hash.readUInt32BE() / 2 ** 32) * whole;
  for (const { id: variant, share } of experiment.variants) {
    left -= share;
    if (left < 0) return variant;
  }
  return undefined;
}

/** The variant of a new participant or session, where the study's experiment gives it to such. */
export function assignedVariant(
  study: Study,
  unit: Experiment["unit"],
  id: string,
): { variant?: string } {
  if (study.experiment?.unit !== unit) return {};
  const variant = variantOf(study.experiment, id);
  return variant === undefined ? {} : { variant };
}
