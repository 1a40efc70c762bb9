import type { Segment, TechLevel } from "@luna/contracts/entities/participant";

export const segments = [
  "non-technical",
  "semi-technical",
  "technical",
] as const satisfies readonly Segment[];

const byTechLevel = {
  "non-technical": "non-technical",
  basic: "non-technical",
  intermediate: "semi-technical",
  advanced: "technical",
} as const satisfies Record<TechLevel, Segment>;

/** The segment that a tech level belongs to; a researcher may correct it for one person. */
export const segmentOf = (techLevel: TechLevel): Segment => byTechLevel[techLevel];
