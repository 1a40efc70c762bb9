/** Events as they are sent and as they are read back. */
import * as z from "zod/mini";
import { SourceName } from "../ids.ts";
import { Instant, line, whole } from "../scalars.ts";
import { EventType, eventTypes } from "./event-types.ts";

export const eventLimits = {
  eventsPerRequest: 500,
  bytesPerRequest: 256 * 1024,
  bytesPerEvent: 16 * 1024,
} as const;

/**
 * What an event says, as it was sent: zod's own schemas of records and objects leave out a field that is
 * called `__proto__`.
 */
const Data = z
  .unknown()
  .check(z.refine(isData, { error: "must be an object", abort: true }))
  .register(z.globalRegistry, {
    type: "object",
    propertyNames: { type: "string" },
    additionalProperties: {},
  }) as unknown as z.ZodMiniType<Record<string, unknown>>;

function isData(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An event as sent: `seq` counts 1, 2, 3 … within session and source; what it says stands in `data`. */
export const SentEvent = z
  .strictObject({
    seq: z.optional(whole(1)),
    type: EventType,
    at: Instant,
    target: z.optional(line(500)),
    task: z.optional(line(120)),
    data: z.optional(Data),
  })
  .check((context) => {
    const { type, data } = context.value;
    const result = eventTypes[type].data.safeParse(data, { reportInput: true });
    for (const issue of result.error?.issues ?? [])
      context.issues.push({ ...issue, path: ["data", ...issue.path] } as z.core.$ZodRawIssue);
  });
export type SentEvent = z.infer<typeof SentEvent>;

/** What a request brings: a batch, or one bare event. */
export const EventBatch = z.strictObject({
  source: z.optional(SourceName),
  /** The sender's clock when it sent, by which its clock is corrected. */
  sentAt: z.optional(Instant),
  events: z.array(SentEvent).check(z.minLength(1), z.maxLength(eventLimits.eventsPerRequest)),
});
export type EventBatch = z.infer<typeof EventBatch>;

/** An event as stored: numbered, with the raw and the corrected time. */
export const StoredEvent = z.object({
  source: SourceName,
  seq: whole(1),
  type: EventType,
  /** As the sender's clock said. */
  at: Instant,
  /** When the batch arrived. */
  receivedAt: Instant,
  /** `at` moved by the source's clock correction; never falls within a source. */
  correctedAt: Instant,
  late: z.optional(z.boolean()),
  target: z.optional(z.string()),
  task: z.optional(z.string()),
  data: z.optional(Data),
});
export type StoredEvent = z.infer<typeof StoredEvent>;

/** Closed ranges of sequence numbers, ascending, neither touching nor overlapping. */
export const SequenceRanges = z.array(z.tuple([whole(1), whole(1)]));
export type SequenceRanges = [number, number][];

/** `accepted + duplicates + ignored` is what was sent; gaps lie below `lastSeq`. */
export const IngestAnswer = z.object({
  accepted: whole(0),
  duplicates: whole(0),
  ignored: whole(0),
  lastSeq: whole(0),
  gaps: SequenceRanges,
});
export type IngestAnswer = z.infer<typeof IngestAnswer>;
