/** Events on the bus: ids and codes only, never personal data, for anyone who adds a rule. */
export const domainEvents = [
  "participant.registered",
  "participant.screened",
  "participant.erased",
  "session.scheduled",
  "session.moved",
  "session.cancelled",
  "session.started",
  "session.completed",
  "session.failed",
  "session.abandoned",
  "session.missed",
  "email.queued",
  "alert.raised",
  "struggle.found",
  "file.ready",
  "job.queued",
] as const;

export type DomainEvent = (typeof domainEvents)[number];
