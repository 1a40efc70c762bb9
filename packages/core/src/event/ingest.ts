import type {
  EventBatch,
  IngestAnswer,
  SentEvent,
  SequenceRanges,
} from "@luna/contracts/events/event";
import { mask } from "@luna/contracts/events/mask";
import { own } from "@luna/contracts/own";
import type { RouteInput } from "@luna/contracts/routes/table";
import { requireSessionAccess } from "../access/permissions.ts";
import { type Context, instant } from "../context.ts";
import { AppError, invalid, notFound } from "../error.ts";
import * as Metrics from "../metrics/store.ts";
import * as Sessions from "../session/store.ts";
import { admits, isLate, refusalOf, type SessionState, stateOf } from "./admission.ts";
import { mostRanges, tearsTooMuch } from "./bounds.ts";
import type { Chunk, NumberedEvent } from "./chunk.ts";
import { settledBy } from "./chunk.ts";
import { ingestUnnumbered } from "./ingest-unnumbered.ts";
import { covers, gapsIn, lastOf, rangesOf, union } from "./ranges.ts";
import { sourceFor } from "./sources.ts";
import * as Events from "./store.ts";
import { warmOf } from "./warm.ts";

/** Takes a batch whole or not at all: one conditional write. Sending it again changes nothing. */
export async function ingest(
  ctx: Context,
  input: RouteInput<"ingestEvents">,
): Promise<IngestAnswer> {
  const { id, ...body } = input;
  const batch: EventBatch =
    "events" in body ? (body as EventBatch) : { events: [body as SentEvent] };
  const source = sourceFor(ctx.actor, batch.source);
  const receivedAt = instant(ctx);
  const state = await admittingState(ctx, id, receivedAt);
  const numbered = batch.events.filter(({ seq }) => seq !== undefined).length;
  if (numbered !== 0 && numbered !== batch.events.length)
    throw invalid("/events", "either every event has a seq or none");
  const correctionMs = batch.sentAt ? Date.parse(receivedAt) - Date.parse(batch.sentAt) : 0;
  const sent = batch.events.map(cleaned);
  const arrival = {
    sessionId: id,
    source,
    receivedAt,
    sentAt: batch.sentAt,
    late: isLate(state) || undefined,
    admits: (event: SentEvent) => admits(state, event, correctionMs),
  };
  return numbered === 0
    ? ingestUnnumbered(ctx, arrival, sent)
    : ingestNumbered(ctx, arrival, sent as NumberedEvent[]);
}

export interface Arrival
  extends Pick<Chunk, "sessionId" | "source" | "receivedAt" | "sentAt" | "late"> {
  /** False for what came about after the session's end. */
  admits(event: SentEvent): boolean;
}

const cleaned = (event: SentEvent): SentEvent => ({
  ...event,
  ...(event.target && { target: mask(event.target) }),
  ...(event.task && { task: mask(event.task) }),
  ...(event.data && { data: mask(event.data) }),
});

/** The session's state, as remembered for 5 seconds or as read; a refusal is always as of now. */
async function admittingState(ctx: Context, id: string, receivedAt: string): Promise<SessionState> {
  const warm = warmOf(ctx.table);
  const known = warm.stateOf(id, ctx.now());
  for (const consistent of known ? [undefined, true] : [false, true]) {
    const session =
      consistent === undefined ? undefined : await Sessions.get(ctx, id, { consistent });
    const state = consistent === undefined ? known : session && stateOf(session);
    const last = consistent === true;
    if (!state) {
      if (last) throw notFound("session");
      continue;
    }
    requireSessionAccess(ctx, state, "researcher");
    const refusal = refusalOf(state, receivedAt);
    if (!refusal) {
      if (session) warm.rememberState(state, ctx.now());
      return state;
    }
    warm.forgetState(id);
    if (last) throw refusal;
  }
  throw notFound("session");
}

async function ingestNumbered(
  ctx: Context,
  arrival: Arrival,
  sent: NumberedEvent[],
): Promise<IngestAnswer> {
  const { admits: _admits, ...origin } = arrival;
  const { sessionId, source } = arrival;
  const warm = warmOf(ctx.table);
  const remembered = warm.sourceOf(sessionId, source);
  const bySeq = new Map(sent.map((event) => [event.seq, event]));
  const events = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  // what goes on without a hole where the last batch ended needs no look at what is stored
  const goesOn = remembered && followsOn(events, lastOf(remembered.ranges));
  let stored = remembered?.ranges ?? [];
  if (!goesOn) stored = union(stored, await foldedRanges(ctx, arrival));
  const fresh = events.filter(({ seq }) => !covers(stored, seq));
  if (fresh.length === 0 && !remembered) await requireOwnNumbers(ctx, sessionId, source);
  const kept = fresh.filter((event) => arrival.admits(event));
  const ignoredCount = fresh.length - kept.length;
  const last = kept.at(-1)?.seq ?? 0;
  // numbers left out below the last one kept are settled; those above never came
  const chunk: Chunk = {
    ...origin,
    events: kept,
    ignored: rangesOf(
      fresh.filter((event) => event.seq < last && !kept.includes(event)).map(({ seq }) => seq),
    ),
  };
  const settled = settledBy(chunk);
  if (tearsTooMuch(stored, settled)) {
    stored = union(stored, await foldedRanges(ctx, arrival, { consistent: true }));
    if (tearsTooMuch(stored, settled)) throw tooTorn();
  }
  const wasNew = kept.length === 0 || (await write(ctx, chunk, remembered !== undefined));
  const ranges = kept.length > 0 ? union(stored, settled) : stored;
  if (kept.length > 0 || remembered) warm.rememberSource(sessionId, source, { ranges });
  const accepted = wasNew ? kept.length : 0;
  return {
    accepted,
    ignored: ignoredCount,
    duplicates: sent.length - accepted - ignoredCount,
    lastSeq: lastOf(ranges),
    gaps: gapsIn(ranges).slice(0, mostRanges),
  };
}

const followsOn = (events: readonly NumberedEvent[], last: number): boolean =>
  events[0]!.seq === last + 1 && events.at(-1)!.seq === last + events.length;

/** What the metrics have folded of a source. */
async function foldedRanges(
  ctx: Context,
  { sessionId, source }: Pick<Chunk, "sessionId" | "source">,
  options: { consistent?: boolean } = {},
): Promise<SequenceRanges> {
  return own((await Metrics.get(ctx, sessionId, options))?.ranges, source) ?? [];
}

const tooTorn = () =>
  new AppError(
    "source_numbering",
    `A source counts 1, 2, 3 …: with these events it would be in more than ${mostRanges} pieces. Send what is missing first.`,
  );

/** True when the chunk was not there. A source's first chunk settles that it numbers its events itself. */
async function write(ctx: Context, chunk: Chunk, settled: boolean): Promise<boolean> {
  if (settled) return Events.append(ctx, chunk);
  const { sessionId, source } = chunk;
  if (await requireOwnNumbers(ctx, sessionId, source)) return Events.append(ctx, chunk);
  const first = { by: "source", lastSeq: 0 } as const;
  const written = await Events.appendNumbering(ctx, chunk, { next: first, read: undefined });
  // another call settled the numbering in between
  return written || write(ctx, chunk, false);
}

/** True when it is settled already. @throws AppError `source_numbering` */
async function requireOwnNumbers(ctx: Context, sessionId: string, source: string) {
  const numbering = await Events.numberingOf(ctx, sessionId, source);
  if (numbering?.by === "server")
    throw new AppError("source_numbering", "The events of this source are numbered by the server.");
  return numbering !== undefined;
}
