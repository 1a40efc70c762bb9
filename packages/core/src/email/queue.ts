/** The outbox: a mail is queued in the transaction of what causes it, and sent once that has happened. */
import type { EmailKind } from "@luna/contracts/entities/record";
import { ifAbsent } from "../aws/expression.ts";
import type { Item, Write } from "../aws/table.ts";
import { after, type Context, instant, newId } from "../context.ts";
import type { EmailData, StoredEmail } from "./email.ts";
import { itemOf } from "./store.ts";

/** The bus starts the sending; a mail that it forgot is found by the agenda after this. */
const safetyNetMinutes = 2;

export type QueuedEmail<K extends EmailKind = EmailKind> = {
  [Kind in K]: {
    kind: Kind;
    participantId?: string | undefined;
    staffId?: string | undefined;
    sessionId?: string | undefined;
    /** Where it goes, if not to the address that the person has when it is sent. */
    to?: string | undefined;
    /** Not to be sent before this instant. */
    at?: string | undefined;
  } & (undefined extends EmailData[Kind] ? { data?: EmailData[Kind] } : { data: EmailData[Kind] });
}[K];

/** The write that queues a mail; what it says is put together when it is sent. */
export function queueEmail(ctx: Context, email: QueuedEmail): Write & { put: Item } {
  const queuedAt = instant(ctx);
  const sendAt = email.at && email.at > queuedAt ? email.at : queuedAt;
  const { kind, at: _at, to, ...rest } = email;
  const stored: StoredEmail = {
    ...rest,
    ...(to && { address: to }),
    id: newId(ctx, "email"),
    emailKind: kind,
    status: "queued",
    queuedAt,
    sendAt,
    attempts: 0,
    version: 1,
  };
  const dueAt = sendAt > queuedAt ? sendAt : after(queuedAt, { minutes: safetyNetMinutes });
  return { put: itemOf(stored, { agenda: "email-retries", dueAt }), if: ifAbsent };
}
