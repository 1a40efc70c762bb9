/** Takes a session's metrics away, and from the totals what must not stay. */

import { ifVersion } from "../aws/expression.ts";
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import * as Metrics from "../metrics/store.ts";
import { erasedKeyOf } from "./cell.ts";
import { type Counted, increment, moves } from "./counted.ts";
import { nowWrites } from "./now.ts";

const tries = 8;

/**
 * `erased`: the person is gone; what an ended session contributed stays, and is noted without it.
 * `taken-back`: the participant had the data deleted, and nothing of it stays. May be run again.
 */
export async function forgetMetrics(
  ctx: Context,
  sessionId: string,
  why: "erased" | "taken-back",
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const metrics = await Metrics.get(ctx, sessionId, { consistent: true });
    if (!metrics) return;
    const { ok } = await ctx.table.transact([
      { delete: Metrics.keyOf(sessionId), if: ifVersion(metrics.version) },
      ...(metrics.counted ? takenBack(ctx, metrics.counted, why) : []),
    ]);
    if (ok) return;
  }
  throw new Error(`the metrics of ${sessionId} change all the time`);
}

function takenBack(ctx: Context, counted: Counted, why: "erased" | "taken-back"): Write[] {
  const stays = why === "erased" && Object.keys(counted.sums).some((name) => name === "every:n");
  return [
    ...(stays ? increment(erasedKeyOf(counted.cell), counted.sums) : moves(counted, undefined)),
    ...nowWrites(ctx, counted.now, {}),
  ];
}
