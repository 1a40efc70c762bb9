import type { Projection } from "../project/change.ts";

/** An alert that has just been raised is told to the bus. */
export const projectAlert: Projection = async (_ctx, { before, after }) => {
  if (before || !after) return [];
  const { id, alertKind, severity, sessionId } = after;
  return [{ type: "alert.raised", detail: { alertId: id, kind: alertKind, severity, sessionId } }];
};
