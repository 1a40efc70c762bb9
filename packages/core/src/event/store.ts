/** Event chunks and how each source is numbered. */
import { ifAbsent } from "../aws/expression.ts";
import type { Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { stateConflict } from "../error.ts";
import { everyItem } from "../list/every.ts";
import { mostSources } from "./bounds.ts";
import { type Chunk, chunkOf, chunkPartition, chunkPrefix, itemOf, spanOf } from "./chunk.ts";
import { correctionOf, smaller } from "./order.ts";

const writeOf = (chunk: Chunk): Write => ({
  put: itemOf(chunk),
  if: ifAbsent,
});

/** False when this very range is there already. */
export const append = (ctx: Context, chunk: Chunk): Promise<boolean> =>
  ctx.table.put(itemOf(chunk), ifAbsent);

/** Every chunk of a session or of one of its sources, as stored right now. */
export async function* chunksOf(
  ctx: Context,
  sessionId: string,
  source?: string,
): AsyncGenerator<Chunk> {
  const query = {
    partition: chunkPartition(sessionId),
    sort: { beginsWith: chunkPrefix(source) },
    consistent: true,
  };
  for await (const item of everyItem(ctx, query)) yield chunkOf(item);
}

/** Correction of each source's clock in milliseconds, where its chunks show one; nothing is unpacked. */
export async function correctionsOf(
  ctx: Context,
  sessionId: string,
): Promise<Map<string, number | undefined>> {
  const corrections = new Map<string, number | undefined>();
  const query = {
    partition: chunkPartition(sessionId),
    sort: { beginsWith: chunkPrefix() },
    consistent: true,
  };
  for await (const item of everyItem(ctx, query)) {
    const { source } = spanOf(item);
    const shown = correctionOf({ receivedAt: item.receivedAt, sentAt: item.sentAt });
    corrections.set(source, smaller(corrections.get(source), shown));
  }
  return corrections;
}

/** How a source numbers its events: itself, or by the server, which then knows the last one. */
export interface Numbering {
  by: "source" | "server";
  lastSeq: number;
}

const sourceKey = (sessionId: string, source: string): Key => ({
  pk: chunkPartition(sessionId),
  sk: `SOURCE#${source}`,
});

export async function numberingOf(
  ctx: Context,
  sessionId: string,
  source: string,
): Promise<Numbering | undefined> {
  const item = await ctx.table.get(sourceKey(sessionId, source), { consistent: true });
  return item && { by: item.by, lastSeq: item.lastSeq };
}

/** Settles the way of numbering once, or takes the next numbers of the server's. */
const numberingWrite = (
  sessionId: string,
  source: string,
  numbering: Numbering,
  read: Numbering | undefined,
): Write => ({
  put: { ...sourceKey(sessionId, source), kind: "source", ...numbering },
  if: read ? { expression: "#lastSeq = :read", values: { read: read.lastSeq } } : ifAbsent,
});

/** One source more of a session, if it may have one. */
const placeWrite = (sessionId: string): Write => ({
  update: { pk: chunkPartition(sessionId), sk: "SOURCES" },
  change: { set: { kind: "source" }, add: { sources: 1 } },
  if: {
    expression: "attribute_not_exists(#sources) OR #sources < :most",
    values: { most: mostSources },
  },
});

/**
 * Writes a chunk with the numbering of its source; the first one takes a place among the session's
 * sources. False when another call was faster. @throws AppError `state_conflict` without a place
 */
export async function appendNumbering(
  ctx: Context,
  chunk: Chunk,
  { next, read, more = [] }: { next: Numbering; read: Numbering | undefined; more?: Write[] },
): Promise<boolean> {
  const { sessionId, source } = chunk;
  const place = read ? [] : [placeWrite(sessionId)];
  const numbering = numberingWrite(sessionId, source, next, read);
  const written = await ctx.table.transact([numbering, writeOf(chunk), ...more, ...place]);
  if (written.ok) return true;
  const [first] = written.failed;
  if (!read && first === 2 + more.length)
    throw stateConflict(`A session has ${mostSources} sources of events at most.`);
  return false;
}
