/** Batches without numbers: the server numbers them, and an idempotency key alone protects a repeat. */
import type { IngestAnswer, SentEvent } from "@luna/contracts/events/event";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { madeBefore, remember } from "../idempotency/idempotency.ts";
import type { Arrival } from "./ingest.ts";
import * as Events from "./store.ts";

const tries = 12;
const route = "ingestEvents";

export async function ingestUnnumbered(
  ctx: Context,
  arrival: Arrival,
  sent: SentEvent[],
): Promise<IngestAnswer> {
  const { admits, ...origin } = arrival;
  const { sessionId, source } = arrival;
  const kept = sent.filter((event) => admits(event));
  const answer = (accepted: number, duplicates: number, lastSeq: number): IngestAnswer => ({
    accepted,
    duplicates,
    ignored: sent.length - kept.length,
    lastSeq,
    gaps: [],
  });
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = await madeBefore(ctx, route);
    const numbering = await Events.numberingOf(ctx, sessionId, source);
    if (before !== undefined) return answer(0, kept.length, numbering?.lastSeq ?? 0);
    if (numbering?.by === "source")
      throw new AppError("source_numbering", "This source numbers its events itself.");
    const first = (numbering?.lastSeq ?? 0) + 1;
    if (kept.length === 0) return answer(0, 0, first - 1);
    const lastSeq = first + kept.length - 1;
    const events = kept.map((event, index) => ({ ...event, seq: first + index }));
    const written = await Events.appendNumbering(
      ctx,
      { ...origin, events, ignored: [] },
      {
        next: { by: "server", lastSeq },
        read: numbering,
        more: remember(ctx, route, sessionId),
      },
    );
    if (written) return answer(kept.length, 0, lastSeq);
    // another call took these numbers: try the next ones
  }
  throw new AppError("concurrent_change", "Too many batches of this source at once.");
}
