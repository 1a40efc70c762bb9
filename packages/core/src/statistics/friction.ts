/** Struggle signals by severity, and the minutes in which the person was active. */
type Parts = { high: number; medium: number; low: number; activeMinutes: number };

const formula =
  "(5 × high + 3 × medium + 1 × low struggle signals) per 10 active minutes; a measure of this project";

/** How hard a session went, in points per ten active minutes, with its parts; null without active time. */
export function frictionOf(parts: Parts): { value: number | null; formula: string; parts: Parts } {
  const points = 5 * parts.high + 3 * parts.medium + parts.low;
  const value = parts.activeMinutes > 0 ? (10 * points) / parts.activeMinutes : null;
  return { value, formula, parts };
}
