import { after, type Context } from "../context.ts";
import type { StoredEmail } from "./email.ts";
import { isWaiting } from "./status.ts";
import * as Email from "./store.ts";

/** Bodies of mails are kept this long. */
const bodyDays = 90;
const tries = 10;

/** When the body of a mail that is out of the outbox is to be removed, or what a researcher wrote for it. */
export function bodyDue(email: StoredEmail): Email.Due | undefined {
  const hasBody = email.text !== undefined || (email.emailKind === "message" && email.data);
  if (!hasBody || isWaiting(email.status)) return undefined;
  return { agenda: "retention", dueAt: after(email.sentAt ?? email.queuedAt, { days: bodyDays }) };
}

/**
 * Changes a mail by what `next` makes of it as it is now, whoever else changes it; undefined when
 * there is none, or nothing to change.
 */
export async function change(
  ctx: Context,
  id: string,
  next: (email: StoredEmail) => StoredEmail | undefined,
): Promise<StoredEmail | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const email = await Email.get(ctx, id);
    const changed = email && next(email);
    if (!changed) return undefined;
    const written = await Email.replace(ctx, changed, bodyDue(changed));
    if (written) return written;
  }
  throw new Error(`the mail ${id} changes all the time`);
}
