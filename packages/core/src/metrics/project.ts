/** Folds a chunk into the metrics of its session, with all that follows, in one transaction. */
import { own } from "@luna/contracts/own";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { type Chunk, keyOf as chunkKeyOf, chunkOf, settledBy } from "../event/chunk.ts";
import { correctionOf, smaller } from "../event/order.ts";
import { chunksOf } from "../event/store.ts";
import { type FoldFacts, foldAll, foldMore } from "../fold/fold.ts";
import { type FoldState, foldVersion } from "../fold/state.ts";
import type { Projection } from "../project/change.ts";
import type { StoredSession } from "../session/session.ts";
import * as Sessions from "../session/store.ts";
import { countRate } from "../totals/rate.ts";
import { step } from "../totals/step.ts";
import { followed } from "./follow.ts";
import { alertWrites, struggleWrites, withKnownIds } from "./signals.ts";
import * as Metrics from "./store.ts";

const tries = 8;
/** A transaction takes 100 writes; metrics and session are two of them. */
const mostSignalWrites = 90;

/** What the chunk tells comes back as changes of sessions, struggles and alerts. */
export const projectChunk: Projection = async (ctx, { after }) => {
  if (!after) return [];
  const chunk = chunkOf(after);
  for (let attempt = 0; attempt < tries; attempt++) if (await foldChunk(ctx, chunk)) return [];
  throw new Error(`the metrics of ${chunk.sessionId} never came to rest`);
};

/** False when session or metrics changed meanwhile. */
async function foldChunk(ctx: Context, chunk: Chunk): Promise<boolean> {
  const { sessionId } = chunk;
  // in this order, as the totals want it
  const read = await Metrics.get(ctx, sessionId, { consistent: true });
  const session = await Sessions.get(ctx, sessionId, { consistent: true });
  // erased, or its data deleted, while the batch was on its way: nothing of it stays
  if (!session || session.dataDeleted) {
    await ctx.table.delete(chunkKeyOf(chunk));
    return true;
  }
  if (read && isFolded(read.state, chunk)) return true;
  const facts = factsOf(ctx, session);
  const state = withKnownIds(
    await nextState(ctx, facts, read?.state, chunk),
    read?.state.alerts ?? [],
  );
  const changed = followed(session, state);
  const signals = [
    ...struggleWrites(sessionId, read?.state, state).map((write) => [write]),
    ...(await alertWrites(ctx, session, read?.state, state)),
  ];
  const totals = await step(ctx, read?.counted, changed, state);
  const writes: Write[] = [
    Metrics.writeOf(sessionId, state, read, totals.counted),
    ...totals.writes,
    ...(await withinTransaction(ctx, signals)),
    ...(changed === session
      ? []
      : [
          Sessions.changeWrite(
            { ...changed, updatedAt: instant(ctx) },
            { ifVersion: session.version },
          ),
        ]),
  ];
  const [only] = writes;
  const folded =
    writes.length === 1 && only && "put" in only
      ? await ctx.table.put(only.put, only.if)
      : (await ctx.table.transact(writes)).ok;
  if (folded) await countRate(ctx, chunk, state.total - (read?.state.total ?? 0));
  return folded;
}

/**
 * What fits beside the metrics into a transaction. The rest is written before: each group finds itself
 * again by its key should the metrics fail.
 */
async function withinTransaction(ctx: Context, groups: readonly Write[][]): Promise<Write[]> {
  const fitting: Write[] = [];
  for (const group of groups) {
    if (fitting.length + group.length <= mostSignalWrites) fitting.push(...group);
    else await ctx.table.transact(group);
  }
  return fitting;
}

/** A record that came again, or a batch whose every number was there: it has nothing new to tell. */
function isFolded(state: FoldState, chunk: Chunk): boolean {
  const source = own(state.sources, chunk.source);
  if (!source || smaller(source.correctionMs, correctionOf(chunk)) !== source.correctionMs)
    return false;
  return settledBy(chunk).every(([from, to]) =>
    source.ranges.some(([first, last]) => first <= from && to <= last),
  );
}

export const factsOf = (ctx: Context, session: StoredSession): FoldFacts => ({
  sessionId: session.id,
  scenarioType: session.scenarioType,
  study: ctx.study,
  phases: session.phases,
  ...(session.usualPauses && { usualPauses: session.usualPauses }),
});

/** With the chunk at the end of what is folded, or everything anew. */
async function nextState(
  ctx: Context,
  facts: FoldFacts,
  known: FoldState | undefined,
  chunk: Chunk,
): Promise<FoldState> {
  if (!known) return foldAll(facts, [chunk]);
  const more = known.version === foldVersion ? foldMore(facts, known, chunk) : undefined;
  return more ?? refold(ctx, facts);
}

/** From all chunks as they are stored. */
export async function refold(ctx: Context, facts: FoldFacts): Promise<FoldState> {
  const chunks: Chunk[] = [];
  for await (const chunk of chunksOf(ctx, facts.sessionId)) chunks.push(chunk);
  return foldAll(facts, chunks);
}
