/** The one order of all events of a session: each source by its numbers, sources merged by corrected time. */
import type { StoredEvent } from "@luna/contracts/events/event";
import type { Chunk, NumberedEvent } from "./chunk.ts";

/** An event with what its chunk says of it; times in milliseconds since 1970. */
export interface OrderedEvent extends NumberedEvent {
  source: string;
  receivedMs: number;
  correctedMs: number;
  late: boolean;
}

/** Milliseconds to add to the clock of a chunk's sender, as this chunk shows it. */
export const correctionOf = (chunk: Pick<Chunk, "receivedAt" | "sentAt">): number | undefined =>
  chunk.sentAt === undefined ? undefined : Date.parse(chunk.receivedAt) - Date.parse(chunk.sentAt);

/** The smallest correction is nearest to the truth: the way took the least time. */
export const smaller = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);

/** Years of four digits: what instants can say, and compare by as text. */
const [earliestMs, latestMs] = [
  Date.parse("0000-01-01T00:00:00.000Z"),
  Date.parse("9999-12-31T23:59:59.999Z"),
];

/** A time of the sender's clock moved by its correction, in milliseconds; clocks may be wrong by any time. */
export const correctedMsOf = (at: string, correctionMs: number): number =>
  Math.min(latestMs, Math.max(earliestMs, Date.parse(at) + correctionMs));

/** By corrected time, source, sequence. */
export const inOrder = (
  a: Pick<OrderedEvent, "correctedMs" | "source" | "seq">,
  b: Pick<OrderedEvent, "correctedMs" | "source" | "seq">,
): number =>
  a.correctedMs - b.correctedMs ||
  (a.source < b.source ? -1 : a.source > b.source ? 1 : a.seq - b.seq);

/**
 * The events of chunks of one source in order of their numbers, each number once; corrected time
 * never falls, from `notBefore` on.
 */
export function orderSource(
  chunks: readonly Chunk[],
  correctionMs: number,
  notBefore = Number.NEGATIVE_INFINITY,
): OrderedEvent[] {
  const bySeq = new Map<number, OrderedEvent>();
  const byReceipt = [...chunks].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  for (const chunk of byReceipt)
    for (const event of chunk.events)
      if (!bySeq.has(event.seq))
        bySeq.set(event.seq, {
          ...event,
          source: chunk.source,
          receivedMs: Date.parse(chunk.receivedAt),
          correctedMs: correctedMsOf(event.at, correctionMs),
          late: chunk.late === true,
        });
  let latest = notBefore;
  const events = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  for (const event of events) {
    latest = Math.max(latest, event.correctedMs);
    event.correctedMs = latest;
  }
  return events;
}

/** All events of a session in order, whatever chunks they came in. */
export function orderAll(chunks: readonly Chunk[]): OrderedEvent[] {
  const bySource = new Map<string, Chunk[]>();
  for (const chunk of chunks)
    bySource.set(chunk.source, [...(bySource.get(chunk.source) ?? []), chunk]);
  return [...bySource.values()]
    .flatMap((own) => {
      const correction = own.map(correctionOf).reduce(smaller, undefined) ?? 0;
      return orderSource(own, correction);
    })
    .sort(inOrder);
}

/** As it is read back. */
export const storedOf = (event: OrderedEvent): StoredEvent => ({
  source: event.source,
  seq: event.seq,
  type: event.type,
  at: event.at,
  receivedAt: new Date(event.receivedMs).toISOString(),
  correctedAt: new Date(event.correctedMs).toISOString(),
  ...(event.late && { late: true }),
  ...(event.target && { target: event.target }),
  ...(event.task && { task: event.task }),
  ...(event.data && { data: event.data }),
});
