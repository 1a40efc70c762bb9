/** A measured figure against the one to reach, at most so much: `0.58 (at most 0.75: reached)`. */
export const atMost = (value: number, most: number, digits = 2): string =>
  `${value.toFixed(digits)} (at most ${most}: ${value <= most ? "reached" : "missed"})`;
