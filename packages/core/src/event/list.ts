import type { StoredEvent } from "@luna/contracts/events/event";
import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { cursorScope, openCursor, sealCursor } from "../list/cursor.ts";
import { load } from "../session/load.ts";
import type { Chunk } from "./chunk.ts";
import { settledBy } from "./chunk.ts";
import { correctionOf, orderAll, smaller, storedOf } from "./order.ts";
import { gapsIn, lastOf, union } from "./ranges.ts";
import { chunksOf } from "./store.ts";

type Input = RouteInput<"listEvents">;

/** Events of a session in their order, exactly as stored right now; or their summary. */
export async function list(ctx: Context, input: Input) {
  await load(ctx, input.id);
  const chunks: Chunk[] = [];
  for await (const chunk of chunksOf(ctx, input.id, input.source)) chunks.push(chunk);
  return input.summary ? summaryOf(chunks) : page(ctx, input, chunks);
}

/** Where a page ended: an event's place in the order. */
interface Position {
  at: string;
  source: string;
  seq: number;
}

async function page(ctx: Context, input: Input, chunks: Chunk[]) {
  const scope = cursorScope("listEvents", input);
  const from = input.cursor ? await openCursor<Position>(ctx, scope, input.cursor) : undefined;
  const wanted = orderAll(chunks)
    .map(storedOf)
    .filter(
      (event) =>
        (input.type === undefined || event.type === input.type) &&
        (input.after === undefined || event.seq > input.after) &&
        (from === undefined || isAfter(event, from)),
    );
  const items = wanted.slice(0, input.limit);
  const last = items.at(-1);
  if (!last || wanted.length <= input.limit) return { items };
  const position: Position = { at: last.correctedAt, source: last.source, seq: last.seq };
  return { items, nextCursor: await sealCursor(ctx, scope, position) };
}

const isAfter = (event: StoredEvent, { at, source, seq }: Position): boolean =>
  event.correctedAt !== at
    ? event.correctedAt > at
    : event.source !== source
      ? event.source > source
      : event.seq > seq;

function summaryOf(chunks: Chunk[]) {
  const events = orderAll(chunks);
  const byType: Record<string, number> = {};
  for (const { type } of events) byType[type] = (byType[type] ?? 0) + 1;
  const names = [...new Set(chunks.map(({ source }) => source))].sort();
  return {
    total: events.length,
    byType,
    sources: names.map((source) => {
      const own = chunks.filter((chunk) => chunk.source === source);
      const ranges = own.map(settledBy).reduce(union, []);
      const times = events.filter((event) => event.source === source).map(storedOf);
      const [first, last] = [times[0], times.at(-1)];
      return {
        source,
        count: times.length,
        lastSeq: lastOf(ranges),
        gaps: gapsIn(ranges),
        ...(first && { firstAt: first.correctedAt }),
        ...(last && { lastAt: last.correctedAt }),
        clockCorrectionMs: own.map(correctionOf).reduce(smaller, undefined) ?? 0,
      };
    }),
  };
}
