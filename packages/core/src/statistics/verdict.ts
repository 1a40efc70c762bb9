import type { Goal } from "@luna/contracts/study/study";

export type Verdict = "no-data" | "not-yet-known" | "met" | "not-met";

/** What is wanted of a measure: over or under a target, in the unit of the measure. */
export type Target = Pick<Goal, "direction" | "target">;

/** The chance of a wrong verdict that is accepted on either side of a goal. */
export const level = 0.05;
