import type { Projection } from "../project/change.ts";

/** A signal that has just been found is told to the bus. */
export const projectStruggle: Projection = async (_ctx, { before, after }) => {
  if (before || !after) return [];
  const { sessionId, key, rule, severity, task } = after;
  return [{ type: "struggle.found", detail: { sessionId, key, rule, severity, task } }];
};
