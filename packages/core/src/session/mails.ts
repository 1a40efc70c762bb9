/** Mails that the life of a session causes; those of pilots go to staff only. */

import { staffOf } from "../alert/mails.ts";
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { EmailData } from "../email/email.ts";
import { type QueuedEmail, queueEmail } from "../email/queue.ts";
import type { StoredSession } from "./session.ts";

type ToParticipant =
  | "session-confirmation"
  | "session-moved"
  | "session-cancelled"
  | "session-reminder"
  | "no-show"
  | "thank-you"
  | "feedback-request";

/** A mail to the participant; none for a pilot or after a withdrawal. */
export function mailParticipant<Kind extends ToParticipant>(
  ctx: Context,
  session: StoredSession,
  kind: Kind,
  ...data: undefined extends EmailData[Kind] ? [data?: EmailData[Kind]] : [data: EmailData[Kind]]
): Write[] {
  if (session.purpose === "pilot" || session.withdrawn) return [];
  return [
    queueEmail(ctx, {
      kind,
      participantId: session.participantId,
      sessionId: session.id,
      ...(data[0] !== undefined && { data: data[0] }),
    } as unknown as QueuedEmail),
  ];
}

/** A mail to each moderator and observer of a session, or to those given. */
export const mailStaff = (
  ctx: Context,
  session: StoredSession,
  data: EmailData["staff-session"],
  staffIds = staffOf(session),
): Write[] =>
  staffIds.map((staffId) =>
    queueEmail(ctx, { kind: "staff-session", staffId, sessionId: session.id, data }),
  );
