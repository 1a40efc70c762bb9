/** WebSocket frames: JSON with `type`, each at most 32 KB. */
import * as z from "zod/mini";
import { Alert, Note, Struggle } from "../entities/observation.ts";
import { SessionInView } from "../entities/session.ts";
import { ErrorCode } from "../errors.ts";
import {
  EventBatch,
  eventLimits,
  SentEvent,
  SequenceRanges,
  StoredEvent,
} from "../events/event.ts";
import { SessionId, SourceName } from "../ids.ts";
import { Instant, text, whole } from "../scalars.ts";

export const frameLimitBytes = 32 * 1024;

export const Room = z
  .string()
  .check(z.regex(/^(?:session:ses_[0-9A-Z]{26}|sessions|alerts|metrics)$/, "must name a room"));
/** The last sequence number seen of source `app`, or of each source. */
export const After = z.union([whole(0), z.record(z.string(), whole(0))]);
export const Command = z.enum(["capture_screenshot", "request_status", "message"]);

/** What a watcher sends. */
export const WatcherFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("subscribe"), room: Room, after: z.optional(After) }),
  z.strictObject({ type: z.literal("unsubscribe"), room: Room }),
  z.strictObject({ type: z.literal("ping") }),
  z.strictObject({
    type: z.literal("command"),
    sessionId: SessionId,
    command: Command,
    data: z.optional(z.record(z.string(), z.unknown())),
  }),
  z.strictObject({
    type: z.literal("note"),
    sessionId: SessionId,
    text: text(4000).check(z.minLength(1)),
    at: z.optional(Instant),
  }),
]);
export type WatcherFrame = z.infer<typeof WatcherFrame>;

/** What the tested program sends. */
export const ProgramFrame = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("events"),
    sentAt: EventBatch.shape.sentAt,
    events: z.array(SentEvent).check(z.minLength(1), z.maxLength(eventLimits.eventsPerRequest)),
  }),
  z.strictObject({ type: z.literal("heartbeat") }),
]);
export type ProgramFrame = z.infer<typeof ProgramFrame>;

const Snapshot = z.looseObject({
  session: z.optional(SessionInView),
  sessions: z.optional(z.array(SessionInView)),
  alerts: z.optional(z.array(Alert)),
  struggles: z.optional(z.array(Struggle)),
  lastSeq: z.optional(z.record(z.string(), whole(0))),
  watchers: z.optional(whole(0)),
});

/** What the service sends to a watcher. */
export const ToWatcher = z.discriminatedUnion("type", [
  z.object({ type: z.literal("subscribed"), room: Room, snapshot: Snapshot }),
  z.object({
    type: z.literal("events"),
    sessionId: SessionId,
    source: SourceName,
    from: whole(1),
    to: whole(1),
    events: z.array(StoredEvent),
  }),
  z.object({ type: z.literal("session"), session: SessionInView }),
  z.object({ type: z.literal("alert"), alert: Alert }),
  z.object({ type: z.literal("struggle"), sessionId: SessionId, struggle: Struggle }),
  z.looseObject({ type: z.literal("metrics") }),
  z.object({ type: z.literal("note"), sessionId: SessionId, note: Note }),
  z.object({ type: z.literal("watchers"), sessionId: SessionId, count: whole(0) }),
  z.object({ type: z.literal("error"), code: ErrorCode, message: z.string() }),
  z.object({ type: z.literal("pong") }),
]);
export type ToWatcher = z.infer<typeof ToWatcher>;

/** What the service sends to the tested program. */
export const ToProgram = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ack"), source: SourceName, lastSeq: whole(0), gaps: SequenceRanges }),
  z.object({
    type: z.literal("command"),
    id: z.string(),
    command: Command,
    data: z.record(z.string(), z.unknown()),
  }),
  z.object({ type: z.literal("watchers"), sessionId: SessionId, count: whole(0) }),
  z.object({ type: z.literal("error"), code: ErrorCode, message: z.string() }),
  z.object({ type: z.literal("pong") }),
]);
export type ToProgram = z.infer<typeof ToProgram>;
