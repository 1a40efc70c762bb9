/** Struggle signals by severity, and the minutes in which the person was active. */
type Parts = { high: number; medium: number; low: number; activeMinutes: number };

/**
 * How hard a session went, in points per ten active minutes, with its parts; null without active time.
 * A measure of this project: a high signal counts 5, a medium one 3, a low one 1.
 */
export function frictionOf(parts: Parts): { value: number | null; parts: Parts } {
  const points = 5 * parts.high + 3 * parts.medium + parts.low;
  const value = parts.activeMinutes > 0 ? (10 * points) / parts.activeMinutes : null;
  return { value, parts };
}
