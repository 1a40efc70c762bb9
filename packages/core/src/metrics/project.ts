/** Folds a chunk into the metrics of its session, with all that follows, in one transaction. */
import { alertMails } from "../alert/mails.ts";
import * as Alerts from "../alert/store.ts";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { type Chunk, keyOf as chunkKeyOf, chunkOf, settledBy } from "../event/chunk.ts";
import { correctionOf, smaller } from "../event/order.ts";
import { chunksOf } from "../event/store.ts";
import { type FoldFacts, foldAll, foldMore } from "../fold/fold.ts";
import { type FoldState, type FoundAlert, foldVersion } from "../fold/state.ts";
import type { Projection } from "../project/change.ts";
import type { StoredSession } from "../session/session.ts";
import * as Sessions from "../session/store.ts";
import * as Struggles from "../struggle/store.ts";
import { rateWrites } from "../totals/rate.ts";
import { step } from "../totals/step.ts";
import { followed } from "./follow.ts";
import * as Metrics from "./store.ts";

const tries = 8;

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
  const state = await nextState(ctx, facts, read?.state, chunk);
  const changed = followed(session, state);
  const totals = await step(ctx, read?.counted, changed, state);
  const writes: Write[] = [
    Metrics.writeOf(sessionId, state, read, totals.counted),
    ...totals.writes,
    ...rateWrites(chunk, state.total - (read?.state.total ?? 0)),
    ...struggleWrites(sessionId, read?.state, state),
    ...(await alertWrites(ctx, session, read?.state, state)),
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
  if (writes.length === 1 && only && "put" in only) return ctx.table.put(only.put, only.if);
  return (await ctx.table.transact(writes)).ok;
}

/** A record that came again, or a batch whose every number was there: it has nothing new to tell. */
function isFolded(state: FoldState, chunk: Chunk): boolean {
  const source = state.sources[chunk.source];
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

/** Signals found or grown; those that are found no more are taken back. */
function struggleWrites(
  sessionId: string,
  before: FoldState | undefined,
  state: FoldState,
): Write[] {
  const known = new Map(before?.struggles.map((each) => [each.key, JSON.stringify(each)]));
  const found = new Set(state.struggles.map(({ key }) => key));
  return [
    ...state.struggles
      .filter((each) => known.get(each.key) !== JSON.stringify(each))
      .map((each) => Struggles.foundWrite(sessionId, each)),
    ...[...known.keys()]
      .filter((key) => !found.has(key))
      .map((key) => Struggles.retractWrite(sessionId, key)),
  ];
}

/** Alerts raised or counted up; a new high one mails, unless what it tells is old. */
async function alertWrites(
  ctx: Context,
  session: StoredSession,
  before: FoldState | undefined,
  state: FoldState,
): Promise<Write[]> {
  const known = new Map(before?.alerts.map((each) => [each.id, each.count]));
  const writes: Write[] = [];
  for (const found of state.alerts.filter(({ id, count }) => known.get(id) !== count)) {
    const stored = await Alerts.get(ctx, found.id, { consistent: true });
    if (stored) {
      const grown = { ...stored, ...growthOf(found) };
      writes.push(Alerts.changeWrite(grown));
      if (stored.severity !== "high" && !found.stale)
        writes.push(...(await alertMails(ctx, grown, session)));
      continue;
    }
    const alert = {
      id: found.id,
      kind: found.kind,
      rule: found.rule,
      ...(found.task && { task: found.task }),
      sessionId: session.id,
      sessionCode: session.code,
      participantCode: session.participantCode,
      raisedAt: new Date(found.raisedMs).toISOString(),
      ...growthOf(found),
      version: 1,
    };
    writes.push(Alerts.createWrite(alert));
    if (!found.stale) writes.push(...(await alertMails(ctx, alert, session)));
  }
  return writes;
}

const growthOf = ({ count, severity, message, lastMs, evidence }: FoundAlert) => ({
  count,
  severity,
  message,
  lastAt: new Date(lastMs).toISOString(),
  evidence,
});
