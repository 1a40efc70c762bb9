import { isDeepStrictEqual } from "node:util";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { beginFold } from "../fold/state.ts";
import * as Metrics from "../metrics/store.ts";
import { withOutcome } from "../session/outcome.ts";
import * as Sessions from "../session/store.ts";
import * as Struggles from "../struggle/store.ts";
import { step } from "./step.ts";

const tries = 8;

/**
 * Makes a session count as what it is now, after a change of it, of its feedback, of a verdict or of
 * which session counts; harmless when it does already, or is gone. An outcome that was derived while its
 * last events were folded is set right here: metrics that did not know of the end are counted out.
 */
export async function countSession(
  ctx: Context,
  sessionId: string,
  { judged = false }: { judged?: boolean } = {},
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const metrics = await Metrics.get(ctx, sessionId, { consistent: true });
    const read = await Sessions.get(ctx, sessionId, { consistent: true });
    if (!read) return;
    const state = metrics?.state ?? beginFold();
    const session = withOutcome(read, state);
    const dismissed = judged ? await dismissedOf(ctx, sessionId) : undefined;
    const { counted, writes } = await step(ctx, metrics?.counted, session, state, dismissed);
    if (session === read && writes.length === 0 && isDeepStrictEqual(counted, metrics?.counted))
      return;
    const own = Metrics.writeOf(sessionId, state, metrics, counted);
    const changed: Write[] =
      session === read
        ? []
        : [
            Sessions.changeWrite(
              { ...session, updatedAt: instant(ctx) },
              { ifVersion: read.version },
            ),
          ];
    if ((await ctx.table.transact([own, ...changed, ...writes])).ok) return;
  }
  throw new Error(`the totals of ${sessionId} never came to rest`);
}

async function dismissedOf(ctx: Context, sessionId: string): Promise<string[]> {
  const struggles = await Struggles.ofSession(ctx, sessionId);
  return struggles.filter(({ verdict }) => verdict === "not-a-struggle").map(({ key }) => key);
}
