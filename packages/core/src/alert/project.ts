import type { Projection } from "../project/change.ts";
import { tally } from "../tally/tally.ts";
import { nowTally } from "../totals/now.ts";
import { isOpen } from "./alert.ts";
import { alertOf, keyOf } from "./store.ts";

/** Open alerts are counted for the dashboard; one that has just been raised is told to the bus. */
export const projectAlert: Projection = async (ctx, { before, after }) => {
  const item = after ?? before;
  if (!item) return [];
  await tally(
    ctx,
    nowTally,
    keyOf(item.id),
    after && {
      version: after.version,
      contribution: isOpen(alertOf(after)) ? { alerts: 1 } : {},
    },
  );
  if (before || !after) return [];
  const { id, alertKind, severity, sessionId } = after;
  return [{ type: "alert.raised", detail: { alertId: id, kind: alertKind, severity, sessionId } }];
};
