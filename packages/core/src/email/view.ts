import type { Email } from "@luna/contracts/entities/record";
import { type Actor, isStaff } from "../actor.ts";
import type { StoredEmail } from "./email.ts";

/** A mail in the log: researchers see whom it went to and its subject, its text only when read alone. */
export function viewOf(email: StoredEmail, actor: Actor, options: { text?: boolean } = {}): Email {
  const { subject, to, text } = email;
  const personal = isStaff(actor, "researcher");
  return {
    id: email.id,
    kind: email.emailKind,
    status: email.status,
    ...(email.participantId && { participantId: email.participantId }),
    ...(email.sessionId && { sessionId: email.sessionId }),
    ...(email.staffId && { staffId: email.staffId }),
    queuedAt: email.queuedAt,
    ...(email.sentAt && { sentAt: email.sentAt }),
    ...(email.deliveredAt && { deliveredAt: email.deliveredAt }),
    ...(email.delayedAt && { delayedAt: email.delayedAt }),
    ...(email.openedAt && { openedAt: email.openedAt }),
    ...(email.clickedAt && { clickedAt: email.clickedAt }),
    attempts: email.attempts,
    ...(email.failure && { failure: email.failure }),
    ...(personal && to && { to }),
    ...(personal && subject && { subject }),
    ...(personal && options.text && text && { text }),
    version: email.version,
  };
}
