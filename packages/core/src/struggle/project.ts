import type { Projection } from "../project/change.ts";
import { countSession } from "../totals/count-session.ts";
import { countVerdict } from "./precision.ts";

/** A signal that has just been found is told to the bus; one that has been judged counts anew. */
export const projectStruggle: Projection = async (ctx, { before, after }) => {
  if (after?.verdict && before?.verdict !== after.verdict) {
    await countSession(ctx, after.sessionId, { judged: true });
    await countVerdict(ctx, after);
  }
  if (before || !after) return [];
  const { sessionId, key, rule, severity, task } = after;
  return [{ type: "struggle.found", detail: { sessionId, key, rule, severity, task } }];
};
