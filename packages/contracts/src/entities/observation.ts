/** What was seen in a session: struggles, alerts, issues, notes, feedback. */
import * as z from "zod/mini";
import { AlertId, IssueId, NoteId, ParticipantId, SessionId } from "../ids.ts";
import { Instant, line, text, whole } from "../scalars.ts";
import { Segment } from "./participant.ts";

export const Severity = z.enum(["low", "medium", "high"]);
export type Severity = z.infer<typeof Severity>;

export const StruggleRule = z.enum([
  "multiple_errors",
  "repeated_action",
  "inactivity_burst",
  "repeated_failure",
  "back_and_forth",
  "hesitation",
  "help_seeking",
  "long_task",
]);
export type StruggleRule = z.infer<typeof StruggleRule>;

/** Events that carry a signal, by source and sequence number. */
export const Evidence = z.object({ source: z.string(), seqs: z.array(whole(1)) });
export type Evidence = z.infer<typeof Evidence>;

export const Struggle = z.object({
  /** Made of rule, task and first evidence, so that recomputing finds the same. */
  key: z.string(),
  rule: StruggleRule,
  ruleVersion: z.string(),
  severity: Severity,
  task: z.optional(z.string()),
  state: z.enum(["confirmed", "provisional", "retracted"]),
  from: Instant,
  to: Instant,
  evidence: z.array(Evidence),
  verdict: z.optional(z.enum(["struggle", "not-a-struggle"])),
});
export type Struggle = z.infer<typeof Struggle>;

export const AlertKind = z.enum([
  "critical_failure",
  "help_request",
  "failure_pattern",
  "mail_failed",
  "session_extended",
  "connection_lost",
  "struggle",
]);
export type AlertKind = z.infer<typeof AlertKind>;

export const Alert = z.object({
  id: AlertId,
  kind: AlertKind,
  rule: z.optional(z.string()),
  severity: Severity,
  sessionId: z.optional(SessionId),
  sessionCode: z.optional(z.string()),
  participantCode: z.optional(z.string()),
  task: z.optional(z.string()),
  message: z.string(),
  /** What the message names beside kind and rule: an issue's title, a mail and why it failed. */
  about: z.optional(z.string()),
  count: whole(1),
  raisedAt: Instant,
  lastAt: Instant,
  evidence: z.array(Evidence),
  acknowledgedAt: z.optional(Instant),
  acknowledgedBy: z.optional(z.string()),
  version: whole(1),
});
export type Alert = z.infer<typeof Alert>;

export const IssueStatus = z.enum(["open", "confirmed", "fixed", "dismissed"]);
export const Issue = z.object({
  id: IssueId,
  title: z.string(),
  severity: Severity,
  status: IssueStatus,
  fingerprint: z.optional(z.string()),
  count: whole(0),
  sessions: z.array(SessionId),
  segments: z.array(Segment),
  systems: z.array(z.string()),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  /** Where somebody saw it: the task, and the stretch of its session. */
  task: z.optional(z.string()),
  from: z.optional(Instant),
  to: z.optional(Instant),
  assigneeId: z.optional(z.string()),
  version: whole(1),
});
export type Issue = z.infer<typeof Issue>;
export const CreateIssue = z.strictObject({
  title: line(200),
  severity: Severity,
  sessionId: z.optional(SessionId),
  task: z.optional(line(120)),
  from: z.optional(Instant),
  to: z.optional(Instant),
});
export const UpdateIssue = z.strictObject({
  title: z.optional(line(200)),
  severity: z.optional(Severity),
  status: z.optional(IssueStatus),
  assigneeId: z.optional(z.nullable(line(128))),
});

export const NoteKind = z.enum(["observation", "quote", "idea", "issue"]);
export const Note = z.object({
  id: NoteId,
  sessionId: SessionId,
  text: z.string(),
  at: Instant,
  tags: z.array(z.string()),
  kind: NoteKind,
  authorId: z.string(),
  authorName: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  version: whole(1),
});
export type Note = z.infer<typeof Note>;
export const CreateNote = z.strictObject({
  text: text(4000).check(z.minLength(1)),
  at: Instant,
  tags: z.optional(z.array(line(40)).check(z.maxLength(20))),
  kind: z.optional(NoteKind),
});
export const UpdateNote = z.strictObject({
  text: z.optional(text(4000).check(z.minLength(1))),
  at: z.optional(Instant),
  tags: z.optional(z.array(line(40)).check(z.maxLength(20))),
  kind: z.optional(NoteKind),
});

const answers = {
  installRating: z.optional(whole(1, 10)),
  trustLevel: z.optional(whole(1, 5)),
  npsScore: z.optional(whole(0, 10)),
  painPoints: z.optional(text(4000)),
  improvements: z.optional(text(4000)),
  describeLuna: z.optional(text(4000)),
  comments: z.optional(text(4000)),
  /** Ten items of 1 to 5; scored only when all ten are there. */
  sus: z.optional(z.array(z.nullable(whole(1, 5))).check(z.maxLength(10))),
  /** Two items of 1 to 7. */
  umuxLite: z.optional(z.array(z.nullable(whole(1, 7))).check(z.maxLength(2))),
};
export const Feedback = z.object({
  ...answers,
  sessionId: SessionId,
  participantId: ParticipantId,
  draft: z.boolean(),
  susScore: z.optional(z.number()),
  submittedAt: z.optional(Instant),
  updatedAt: Instant,
  version: whole(1),
});
export type Feedback = z.infer<typeof Feedback>;
/** Nothing is said by a text without words, or by a list without a value. */
const isAnswer = (given: unknown): boolean =>
  Array.isArray(given) ? given.some((item) => item !== null) : given !== undefined && given !== "";

/** All optional, at least one given, in a draft too. */
export const GiveFeedback = z.strictObject({ ...answers, draft: z.optional(z.boolean()) }).check(
  z.refine(({ draft, ...given }) => Object.values(given).some(isAnswer), {
    message: "give at least one answer",
  }),
);
