import { type Context, instant } from "../context.ts";
import { type Chunk, chunkPartition, chunkPrefix, spanOf } from "../event/chunk.ts";
import { lastOf } from "../event/ranges.ts";
import { clockSource } from "../event/sources.ts";
import * as Events from "../event/store.ts";
import { beginFold } from "../fold/state.ts";
import { heardOf } from "../live/heard.ts";
import { factsOf } from "../metrics/project.ts";
import * as Metrics from "../metrics/store.ts";
import * as Sessions from "../session/store.ts";
import { disarm, rearm } from "./arm.ts";
import { eventOf } from "./look.ts";
import { looksAt } from "./looks.ts";

/** Looks at a running session: what only the passing of time shows becomes a chunk of the source `clock`. */
export async function lookAt(ctx: Context, sessionId: string): Promise<void> {
  const [session, metrics, lastSeq] = await Promise.all([
    Sessions.get(ctx, sessionId, { consistent: true }),
    Metrics.get(ctx, sessionId, { consistent: true }),
    lastClockSeq(ctx, sessionId),
  ]);
  if (session?.status !== "in-progress") return disarm(ctx, sessionId);
  // what was found last is not folded yet: it would be found again
  if (lastSeq > lastOf(metrics?.ranges[clockSource] ?? [])) return rearm(ctx, sessionId, ctx.now());
  const { found, nextMs } = looksAt(factsOf(ctx, session), metrics?.state ?? beginFold(), {
    plannedMinutes: session.durationMinutes,
    heard: await heardOf(ctx, sessionId),
    nowMs: ctx.now(),
  });
  if (found.length > 0) {
    const at = instant(ctx);
    const chunk: Chunk = {
      sessionId,
      source: clockSource,
      receivedAt: at,
      ignored: [],
      events: found.map((look, index) => ({ ...eventOf(look, at), seq: lastSeq + 1 + index })),
    };
    // another run that was faster has found the same
    await Events.append(ctx, chunk);
  }
  await rearm(ctx, sessionId, nextMs);
}

async function lastClockSeq(ctx: Context, sessionId: string): Promise<number> {
  const { items } = await ctx.table.query({
    partition: chunkPartition(sessionId),
    sort: { beginsWith: chunkPrefix(clockSource) },
    descending: true,
    limit: 1,
    consistent: true,
  });
  return items[0] ? spanOf(items[0]).last : 0;
}
