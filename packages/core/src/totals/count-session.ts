import { isDeepStrictEqual } from "node:util";
import type { Context } from "../context.ts";
import { beginFold } from "../fold/state.ts";
import * as Metrics from "../metrics/store.ts";
import * as Sessions from "../session/store.ts";
import * as Struggles from "../struggle/store.ts";
import { step } from "./step.ts";

const tries = 8;

/**
 * Makes a session count as what it is now, after a change of it, of its feedback, of a verdict or of
 * which session counts; harmless when it does already, or is gone.
 */
export async function countSession(
  ctx: Context,
  sessionId: string,
  { judged = false }: { judged?: boolean } = {},
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const metrics = await Metrics.get(ctx, sessionId, { consistent: true });
    const session = await Sessions.get(ctx, sessionId, { consistent: true });
    if (!session) return;
    const state = metrics?.state ?? beginFold();
    const dismissed = judged ? await dismissedOf(ctx, sessionId) : undefined;
    const { counted, writes } = await step(ctx, metrics?.counted, session, state, dismissed);
    if (writes.length === 0 && isDeepStrictEqual(counted, metrics?.counted)) return;
    const own = Metrics.writeOf(sessionId, state, metrics, counted);
    if ((await ctx.table.transact([own, ...writes])).ok) return;
  }
  throw new Error(`the totals of ${sessionId} never came to rest`);
}

async function dismissedOf(ctx: Context, sessionId: string): Promise<string[]> {
  const struggles = await Struggles.ofSession(ctx, sessionId);
  return struggles.filter(({ verdict }) => verdict === "not-a-struggle").map(({ key }) => key);
}
