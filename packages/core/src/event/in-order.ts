/** Events of a session one after the other, however many there are. */
import type { StoredEvent } from "@luna/contracts/events/event";
import type { Context } from "../context.ts";
import { type Chunk, settledBy } from "./chunk.ts";
import { inOrder, type OrderedEvent, orderSource, storedOf } from "./order.ts";
import { lastOf } from "./ranges.ts";
import { chunksOf, correctionsOf } from "./store.ts";

/**
 * Every event once, in the order of `orderAll`. Chunks are read twice, first for the corrections of
 * the clocks; of each source only the chunks that overlap are in memory at a time.
 */
export async function* eventsInOrder(ctx: Context, sessionId: string): AsyncGenerator<StoredEvent> {
  const corrections = await correctionsOf(ctx, sessionId);
  const sources = [...corrections].map(([source, correction]) =>
    sourceInOrder(ctx, sessionId, source, correction ?? 0),
  );
  const heads = await Promise.all(sources.map(async (source) => (await source.next()).value));
  for (;;) {
    const first = heads.reduce<number | undefined>(
      (best, head, at) =>
        head && (best === undefined || inOrder(head, heads[best]!) < 0) ? at : best,
      undefined,
    );
    if (first === undefined) return;
    yield storedOf(heads[first]!);
    heads[first] = (await sources[first]!.next()).value;
  }
}

async function* sourceInOrder(
  ctx: Context,
  sessionId: string,
  source: string,
  correctionMs: number,
): AsyncGenerator<OrderedEvent, undefined> {
  let together: Chunk[] = [];
  let lastSeq = 0;
  let latest: number | undefined;
  function* settled() {
    for (const event of orderSource(together, correctionMs, latest)) {
      latest = event.correctedMs;
      yield event;
    }
  }
  // in order of their first numbers: what a later chunk does not reach is settled
  for await (const chunk of chunksOf(ctx, sessionId, source)) {
    const ranges = settledBy(chunk);
    if (together.length > 0 && ranges[0]![0] > lastSeq) {
      yield* settled();
      together = [];
    }
    together.push(chunk);
    lastSeq = Math.max(lastSeq, lastOf(ranges));
  }
  yield* settled();
  return undefined;
}
