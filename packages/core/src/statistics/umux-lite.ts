import { type Mean, meanOf } from "./mean.ts";
import type { Moments } from "./moments.ts";

/** The UMUX-Lite of one person, 0 to 100, from two items of 1 to 7; undefined unless both are answered. */
export function umuxLiteScore(answers: readonly (number | null)[]): number | undefined {
  const [usefulness, ease] = answers;
  if (answers.length !== 2 || usefulness == null || ease == null) return undefined;
  return ((usefulness + ease - 2) * 100) / 12;
}

/**
 * The mean of UMUX-Lite scores, 0 to 100, with its t interval, and the SUS score it stands for by the
 * regression of Lewis, Utesch and Maher (2015).
 */
export function umuxLiteOf(scores: Moments): Mean & { susEstimate?: number } {
  const umuxLite = meanOf(scores, { scale: { min: 0, max: 100 } });
  if (umuxLite.mean === undefined) return umuxLite;
  return { ...umuxLite, susEstimate: 0.65 * umuxLite.mean + 22.9 };
}
