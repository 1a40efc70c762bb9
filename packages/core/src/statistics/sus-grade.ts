const lowerBounds = [
  [84.1, "A+"],
  [80.8, "A"],
  [78.9, "A−"],
  [77.2, "B+"],
  [74.1, "B"],
  [72.6, "B−"],
  [71.1, "C+"],
  [65, "C"],
  [62.7, "C−"],
  [51.7, "D"],
] as const;

export type SusGrade = (typeof lowerBounds)[number][1] | "F";

/** The grade of a mean SUS score (0 to 100) on the curved scale of Sauro and Lewis (2016). */
export const susGrade = (score: number): SusGrade =>
  lowerBounds.find(([bound]) => score >= bound)?.[1] ?? "F";
