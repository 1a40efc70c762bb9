import { groupKeyOf } from "../alert/store.ts";
import type { Context } from "../context.ts";
import { leaveIssues } from "../issue/leave.ts";
import { everyItem } from "../list/every.ts";
import * as Metrics from "../metrics/store.ts";
import { forgetMetrics } from "../totals/forget.ts";
import { partitionOf } from "./store.ts";

/** Removes what was recorded in a session, the session itself aside. May be run again. */
export async function deleteData(
  ctx: Context,
  sessionId: string,
  why: "erased" | "taken-back",
): Promise<void> {
  await leaveIssues(ctx, sessionId);
  await forgetMetrics(ctx, sessionId, why);
  const query = { partition: partitionOf(sessionId), consistent: true };
  const { sk: metricsKey } = Metrics.keyOf(sessionId);
  for await (const item of everyItem(ctx, query)) {
    // that the session was there is counted anew at once: those metrics are not to go without their sums
    if (item.sk !== "SESSION" && item.sk !== metricsKey) await ctx.table.delete(item);
  }
  const alerts = { index: "group", partition: groupKeyOf(sessionId) } as const;
  for await (const item of everyItem(ctx, alerts)) await ctx.table.delete(item);
}
