/** What the service keeps beside people and sessions: files, e-mails, jobs, availability, audit. */
import * as z from "zod/mini";
import { EmailId, FileId, JobId, ParticipantId, SessionId } from "../ids.ts";
import {
  CalendarDate,
  Instant,
  line,
  Rate,
  Sha256,
  TimeZone,
  WallTime,
  whole,
} from "../scalars.ts";

export const FileCategory = z.enum(["screenshot", "recording", "audio", "log", "export"]);
export type FileCategory = z.infer<typeof FileCategory>;
export const FileStatus = z.enum(["uploading", "verifying", "ready", "rejected"]);
export type FileStatus = z.infer<typeof FileStatus>;

/** Content types that each category takes. */
export const fileTypes = {
  screenshot: ["image/png", "image/jpeg", "image/webp"],
  recording: ["video/mp4", "video/webm"],
  audio: ["audio/wav", "audio/mpeg"],
  log: ["application/json"],
  export: ["application/json", "text/csv", "application/pdf", "application/zip"],
} as const satisfies Record<FileCategory, readonly string[]>;

export const fileLimits = {
  /** 50 MB: up to here one presigned POST, above it parts. */
  singlePostBytes: 52_428_800,
  recordingBytes: 5 * 2 ** 30,
  leastPartBytes: 8 * 2 ** 20,
  /** The store joins no smaller ones, save as the last. */
  leastJoinedBytes: 5 * 2 ** 20,
} as const;

export const StoredFile = z.object({
  id: FileId,
  name: z.string(),
  contentType: z.string(),
  category: FileCategory,
  status: FileStatus,
  size: z.optional(whole(0)),
  sha256: z.optional(Sha256),
  sessionId: z.optional(SessionId),
  participantId: z.optional(ParticipantId),
  uploadedBy: z.string(),
  createdAt: Instant,
  readyAt: z.optional(Instant),
  startedAt: z.optional(Instant),
  durationSeconds: z.optional(z.number()),
  recordingId: z.optional(z.string()),
  segment: z.optional(whole(0)),
  live: z.optional(z.boolean()),
  rejection: z.optional(z.string()),
  version: whole(1),
});
export type StoredFile = z.infer<typeof StoredFile>;

export const UploadFile = z.strictObject({
  name: line(255),
  contentType: line(127),
  size: z.optional(whole(1)),
  sha256: z.optional(Sha256),
  category: z.optional(FileCategory),
  sessionId: z.optional(SessionId),
  participantId: z.optional(ParticipantId),
  live: z.optional(z.boolean()),
  partChecksums: z.optional(z.boolean()),
});
export type UploadFile = z.infer<typeof UploadFile>;

export const UploadPart = z.object({
  number: whole(1, 10_000),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
});
/** A presigned POST, or the parts of a multipart upload. */
export const Upload = z.union([
  z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
  z.object({
    partSize: whole(1),
    parts: z.array(UploadPart),
    uploaded: z.optional(z.array(whole(1))),
  }),
]);
export type Upload = z.infer<typeof Upload>;

export const EmailKind = z.enum([
  "welcome",
  "session-confirmation",
  "session-moved",
  "session-cancelled",
  "session-reminder",
  "no-show",
  "thank-you",
  "feedback-request",
  "sign-in-link",
  "address-changed",
  "staff-session",
  "staff-digest",
  "alert",
  "message",
]);
export type EmailKind = z.infer<typeof EmailKind>;
export const EmailStatus = z.enum([
  "queued",
  "sending",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "suppressed",
  "cancelled",
  "failed",
  "rejected",
]);
export type EmailStatus = z.infer<typeof EmailStatus>;

/** A mail in the log; observers do not see whom it went to. */
export const Email = z.object({
  id: EmailId,
  kind: EmailKind,
  status: EmailStatus,
  to: z.optional(z.string()),
  participantId: z.optional(ParticipantId),
  sessionId: z.optional(SessionId),
  staffId: z.optional(z.string()),
  subject: z.optional(z.string()),
  queuedAt: Instant,
  sentAt: z.optional(Instant),
  deliveredAt: z.optional(Instant),
  /** The reader's mail server has put it off. */
  delayedAt: z.optional(Instant),
  /** Only where the stage follows what readers do; the first time each. */
  openedAt: z.optional(Instant),
  clickedAt: z.optional(Instant),
  attempts: whole(0),
  failure: z.optional(z.string()),
  text: z.optional(z.string()),
  html: z.optional(z.string()),
  version: whole(1),
});
export type Email = z.infer<typeof Email>;

/** Mails by how they stand, with rates over those that left. */
export const EmailFigures = z.object({
  total: whole(0),
  byStatus: z.record(z.string(), whole(0)),
  delivery: Rate,
  bounce: Rate,
  complaint: Rate,
});
export type EmailFigures = z.infer<typeof EmailFigures>;

export const Job = z.object({
  id: JobId,
  kind: z.enum([
    "export",
    "erasure",
    "archive",
    "report",
    "verify-files",
    "remove-files",
    "sweep-files",
  ]),
  status: z.enum(["queued", "running", "done", "failed"]),
  percent: whole(0, 100),
  url: z.optional(z.string()),
  reason: z.optional(z.string()),
  result: z.optional(z.unknown()),
  createdAt: Instant,
  finishedAt: z.optional(Instant),
  version: whole(1),
});
export type Job = z.infer<typeof Job>;

/** Within one day, by the wall clock of the zone; `24:00` is its end. */
const OpenHours = z
  .strictObject({ from: WallTime, to: WallTime })
  .check(z.refine(({ from, to }) => from < to, { error: "must be later than from", path: ["to"] }));
const hours = z.array(OpenHours).check(z.maxLength(12));
export const Weekday = z.enum([
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
]);
export const Availability = z.strictObject({
  timeZone: TimeZone,
  slotMinutes: whole(15, 480),
  capacity: whole(1, 100),
  bufferMinutes: z._default(whole(0, 240), 0),
  minimumNoticeHours: z._default(whole(0, 720), 0),
  horizonDays: z._default(whole(1, 365), 60),
  openingHours: z.partialRecord(Weekday, hours),
  exceptions: z._default(
    z.array(z.strictObject({ date: CalendarDate, hours })).check(z.maxLength(366)),
    [],
  ),
});
export type Availability = z.infer<typeof Availability>;

export const Slot = z.object({ start: Instant, end: Instant, local: z.string(), free: whole(0) });
export type Slot = z.infer<typeof Slot>;

export const AuditEntry = z.object({
  at: Instant,
  actor: z.string(),
  action: z.string(),
  resource: z.string(),
  requestId: z.string(),
  /** Its place in the day's chain, some seconds after it was written. */
  number: z.optional(whole(1)),
  previousHash: z.optional(z.string()),
  hash: z.optional(z.string()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
