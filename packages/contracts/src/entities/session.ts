/** A session: one person, one scenario, one time. */
import * as z from "zod/mini";
import { ParticipantId, SessionId, StaffId } from "../ids.ts";
import { Instant, line, OperatingSystem, text, WebUrl, whole } from "../scalars.ts";
import { ScenarioType } from "../study/study.ts";
import { ObservedParticipant, Segment } from "./participant.ts";

export const SessionStatus = z.enum([
  "scheduled",
  "confirmed",
  "in-progress",
  "completed",
  "failed",
  "abandoned",
  "cancelled",
  "no-show",
]);
export type SessionStatus = z.infer<typeof SessionStatus>;
/** Status says whether it took place, outcome how it went. */
export const SessionOutcome = z.enum(["success", "with-help", "failure", "invalid"]);
export type SessionOutcome = z.infer<typeof SessionOutcome>;
export const SessionPurpose = z.enum(["study", "pilot"]);

export const TaskStatus = z.enum(["pending", "running", "completed", "failed", "abandoned"]);
export const SessionTask = z.object({
  id: z.string(),
  title: z.string(),
  status: TaskStatus,
  startedAt: z.optional(Instant),
  endedAt: z.optional(Instant),
  outcome: z.optional(SessionOutcome),
  reason: z.optional(z.string()),
  rating: z.optional(whole(1, 7)),
});
export type SessionTask = z.infer<typeof SessionTask>;

export const Incentive = z.strictObject({
  amount: z.number().check(z.gte(0), z.lte(1_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, "must be an ISO 4217 code")),
  state: z.enum(["promised", "due", "paid", "declined"]),
});

/** One stretch of running time: a resumed session has several. */
export const SessionPhase = z.object({ startedAt: Instant, endedAt: z.optional(Instant) });

export const Session = z.object({
  id: SessionId,
  /** `S0001`. */
  code: z.string(),
  participantId: ParticipantId,
  participantCode: z.string(),
  scenarioType: ScenarioType,
  status: SessionStatus,
  purpose: SessionPurpose,
  segment: Segment,
  scheduledAt: z.optional(Instant),
  durationMinutes: whole(5, 480),
  moderatorId: z.optional(StaffId),
  observerIds: z.array(StaffId),
  meetingUrl: z.optional(WebUrl),
  notes: z.optional(z.string()),
  variant: z.optional(z.string()),
  studyVersion: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  confirmedAt: z.optional(Instant),
  startedAt: z.optional(Instant),
  endedAt: z.optional(Instant),
  phases: z.array(SessionPhase),
  reason: z.optional(z.string()),
  outcome: z.optional(SessionOutcome),
  /** 0 to 100, never going back. */
  progress: whole(0, 100),
  tasks: z.array(SessionTask),
  build: z.optional(z.string()),
  operatingSystem: z.optional(OperatingSystem),
  osVersion: z.optional(z.string()),
  excluded: z.optional(z.object({ reason: z.string() })),
  incentive: z.optional(Incentive),
  hold: z.optional(z.object({ reason: z.string() })),
  /** The participant has had the data deleted: no more comes in. */
  dataDeleted: z.optional(z.boolean()),
  /** The participant has had the data deleted, which a legal hold puts off until it ends; no more comes in. */
  deletionWaits: z.optional(z.boolean()),
  /** Raised with each change of the time: the calendar file's SEQUENCE. */
  calendarSequence: whole(0),
  version: whole(1),
});
export type Session = z.infer<typeof Session>;

export const SessionInView = z.looseObject({
  ...Session.shape,
  participant: z.optional(z.looseObject({ code: z.string() })),
});
export { ObservedParticipant as ParticipantOfSession };

export const CreateSession = z.strictObject({
  participantId: ParticipantId,
  scenarioType: z.optional(ScenarioType),
  scheduledAt: z.optional(Instant),
  durationMinutes: z.optional(whole(5, 480)),
  moderatorId: z.optional(StaffId),
  observerIds: z.optional(z.array(StaffId).check(z.maxLength(20))),
  meetingUrl: z.optional(WebUrl),
  purpose: z.optional(SessionPurpose),
  notes: z.optional(text(10_000)),
  variant: z.optional(line(64)),
  override: z.optional(z.boolean()),
});
export type CreateSession = z.infer<typeof CreateSession>;

export const UpdateSession = z.strictObject({
  scheduledAt: z.optional(Instant),
  durationMinutes: z.optional(whole(5, 480)),
  moderatorId: z.optional(z.nullable(StaffId)),
  observerIds: z.optional(z.array(StaffId).check(z.maxLength(20))),
  meetingUrl: z.optional(z.nullable(WebUrl)),
  notes: z.optional(text(10_000)),
  excluded: z.optional(z.nullable(z.strictObject({ reason: text(500) }))),
  incentive: z.optional(Incentive),
  outcome: z.optional(SessionOutcome),
  override: z.optional(z.boolean()),
});
export type UpdateSession = z.infer<typeof UpdateSession>;

/** What the tested program needs to send its events. */
export const ClientAccess = z.object({
  token: z.string(),
  expiresAt: Instant,
  websocketUrl: z.string(),
  source: z.string(),
  lastSeq: whole(0),
  pairing: z.object({ code: z.string(), url: z.string(), expiresAt: Instant }),
});
export type ClientAccess = z.infer<typeof ClientAccess>;
