/** A chunk: the events of one batch, compressed, as one item. */
import { createHash } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { SentEvent, SequenceRanges } from "@luna/contracts/events/event";
import type { EventType } from "@luna/contracts/events/event-types";
import type { Item, Key } from "../aws/table.ts";
import { rangesOf, union } from "./ranges.ts";

export type NumberedEvent = SentEvent & { seq: number };

export interface Chunk {
  sessionId: string;
  source: string;
  /** Ascending by number. */
  events: NumberedEvent[];
  /** Numbers that were sent and left out, since they came after the session's end. */
  ignored: SequenceRanges;
  /** Instants. */
  receivedAt: string;
  sentAt?: string | undefined;
  late?: boolean | undefined;
}

/** Compression above 5 is not worth its time. */
const quality = 5;
const digits = 10;
/** Keys go by their letters: a number too long for its digits stands behind all others. */
const long = { mark: "n", digits: String(Number.MAX_SAFE_INTEGER).length } as const;
const pad = (seq: number): string =>
  String(seq).length <= digits
    ? String(seq).padStart(digits, "0")
    : long.mark + String(seq).padStart(long.digits, "0");
const unpad = (padded: string): number => Number(padded.replace(long.mark, ""));

type Packed = [
  seq: number,
  type: EventType,
  /** Left out by chunks of old that end with 0: the very beginning of 1970. */
  at?: number,
  target?: string | 0,
  task?: string | 0,
  data?: Record<string, unknown>,
];

/** What an event takes up of a chunk: no names, no default. Times are milliseconds since 1970. */
const pack = ({ seq, type, at, target, task, data }: NumberedEvent): Packed => {
  const when = Date.parse(at);
  if (data && Object.keys(data).length > 0) return [seq, type, when, target ?? 0, task ?? 0, data];
  if (task) return [seq, type, when, target ?? 0, task];
  return target ? [seq, type, when, target] : [seq, type, when];
};

const unpack = ([seq, type, at = 0, target, task, data]: Packed): NumberedEvent => ({
  seq,
  type,
  at: new Date(at).toISOString(),
  ...(target && { target }),
  ...(task && { task }),
  ...(data && { data }),
});

export const chunkPartition = (sessionId: string): string => `SESSION#${sessionId}`;
/** Chunks of one source, or of all. */
export const chunkPrefix = (source?: string): string =>
  source === undefined ? "EVENTS#" : `EVENTS#${source}#`;

/** All numbers that a chunk settles. */
export const settledBy = (chunk: Pick<Chunk, "events" | "ignored">): SequenceRanges =>
  union(rangesOf(chunk.events.map(({ seq }) => seq)), chunk.ignored);

/** Made of the numbers in it, so that the very same batch meets itself. */
export function keyOf(chunk: Chunk): Key {
  const ranges = settledBy(chunk);
  const [first, last] = [ranges[0]![0], ranges.at(-1)![1]];
  const holes =
    ranges.length > 1
      ? `#${createHash("sha256").update(JSON.stringify(ranges)).digest("hex").slice(0, 12)}`
      : "";
  return {
    pk: chunkPartition(chunk.sessionId),
    sk: `${chunkPrefix(chunk.source)}${pad(first)}#${pad(last)}${holes}`,
  };
}

export function itemOf(chunk: Chunk): Item {
  return {
    ...keyOf(chunk),
    kind: "event-chunk",
    receivedAt: chunk.receivedAt,
    ...(chunk.sentAt && { sentAt: chunk.sentAt }),
    ...(chunk.late && { late: true }),
    ...(chunk.ignored.length > 0 && { ignored: chunk.ignored }),
    events: brotliCompressSync(JSON.stringify(chunk.events.map(pack)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality },
    }),
  };
}

/** First and last number of a chunk, from its key alone. */
export function spanOf(key: Pick<Key, "sk">): { source: string; first: number; last: number } {
  const [, source = "", first = "", last = ""] = key.sk.split("#");
  return { source, first: unpad(first), last: unpad(last) };
}

export function chunkOf(item: Item): Chunk {
  const packed = JSON.parse(brotliDecompressSync(item.events as Uint8Array).toString()) as Packed[];
  return {
    sessionId: item.pk.slice("SESSION#".length),
    source: spanOf(item).source,
    events: packed.map(unpack),
    ignored: item.ignored ?? [],
    receivedAt: item.receivedAt,
    sentAt: item.sentAt,
    late: item.late,
  };
}
