import { after, type Context } from "../context.ts";
import type { StoredEmail } from "./email.ts";
import { isUnsent } from "./status.ts";
import * as Email from "./store.ts";

/** Bodies of mails are kept this long. */
const bodyDays = 90;
const tries = 10;

/** When the body of a mail that has left is to be removed. */
export const bodyDueAt = (email: StoredEmail): string | undefined =>
  email.text === undefined || isUnsent(email.status)
    ? undefined
    : after(email.sentAt ?? email.queuedAt, { days: bodyDays });

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
    const bodyDue = bodyDueAt(changed);
    const written = await Email.replace(
      ctx,
      changed,
      bodyDue ? { agenda: "retention", dueAt: bodyDue } : undefined,
    );
    if (written) return written;
  }
  throw new Error(`the mail ${id} changes all the time`);
}
