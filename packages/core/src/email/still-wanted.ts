/** Whether a queued mail is still to go out: what it is about may have changed since. */

import type { Participant } from "@luna/contracts/entities/participant";
import type { EmailKind } from "@luna/contracts/entities/record";
import type { SessionStatus } from "@luna/contracts/entities/session";
import type { StoredSession } from "../session/session.ts";
import { dispensable, type EmailData, type StoredEmail } from "./email.ts";

/** Kinds that the person asked for or must know of, whatever became of the study. */
const always: readonly EmailKind[] = ["sign-in-link", "address-changed"];

/** In which a session must be for a mail about it to be true. */
const statuses: Partial<Record<EmailKind, readonly SessionStatus[]>> = {
  "session-confirmation": ["scheduled", "confirmed"],
  "session-moved": ["scheduled", "confirmed"],
  "session-reminder": ["scheduled", "confirmed"],
  "session-cancelled": ["cancelled"],
  "no-show": ["no-show"],
  "thank-you": ["completed", "failed", "abandoned"],
  "feedback-request": ["completed", "failed", "abandoned"],
};

export interface Concerned {
  /** Undefined when erased, or when the mail is about none. */
  participant?: Participant | undefined;
  session?: StoredSession | undefined;
  /** An instant. */
  now: string;
}

/** Why a mail is not to be sent any more; undefined when it is. Codes, nothing personal. */
export function whyNot(
  email: StoredEmail,
  { participant, session, now }: Concerned,
): string | undefined {
  const toStaff = email.staffId !== undefined;
  if (email.participantId && !toStaff && (!participant || participant.sealedAt))
    return "participant_gone";
  if (email.sessionId && !session) return "session_gone";
  if (participant && !toStaff && !always.includes(email.emailKind)) {
    if (hasWithdrawn(participant)) return "withdrawn";
    if (dispensable.includes(email.emailKind) && unreachable(participant)) return "unsubscribed";
  }
  if (!session) return undefined;
  if (!toStaff && session.withdrawn) return "withdrawn";
  if (!toStaff && session.purpose === "pilot") return "pilot";
  const right = statuses[email.emailKind];
  if (right && !right.includes(session.status)) return `session_${session.status}`;
  if (email.emailKind === "session-reminder") {
    const { scheduledAt } = email.data as EmailData["session-reminder"];
    if (scheduledAt !== session.scheduledAt) return "session_moved";
    if (scheduledAt <= now) return "too_late";
  }
  if (email.emailKind === "feedback-request" && session.feedbackAt) return "feedback_given";
  if (email.emailKind === "staff-session") {
    const { change } = email.data as EmailData["staff-session"];
    if (change === "cancelled") return undefined;
    if (session.status === "cancelled") return "session_cancelled";
    const isOfIt = roleOf(session, email.staffId!) !== undefined;
    if (change === "released") return isOfIt ? "of_this_session_again" : undefined;
    if (!isOfIt) return "not_of_this_session";
  }
  return undefined;
}

/** What a staff member is to a session. */
export const roleOf = (
  session: StoredSession,
  staffId: string,
): "moderator" | "observer" | undefined =>
  session.moderatorId === staffId
    ? "moderator"
    : session.observerIds.includes(staffId)
      ? "observer"
      : undefined;

const wordOn = (participant: Participant, purpose: "session" | "contact") =>
  participant.consents.find((each) => each.purpose === purpose);

/** Taking back the consent to take part is a farewell; never having been asked is not. */
function hasWithdrawn(participant: Participant): boolean {
  const word = wordOn(participant, "session");
  return word?.given === false && word.way !== "registration";
}

/** Wants no mails that one can do without. */
export const unreachable = (participant: Participant): boolean =>
  participant.unsubscribedAt !== undefined || wordOn(participant, "contact")?.given === false;
