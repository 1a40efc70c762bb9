import { raiseAlert } from "../alert/raise.ts";
import type { Context } from "../context.ts";
import type { Change, Happening, Projection } from "../project/change.ts";
import { tally } from "../tally/tally.ts";
import type { StoredEmail } from "./email.ts";
import { keyOf } from "./store.ts";

export const emailTotals = "EMAILS";

/** Cells of the totals, in all and by the UTC day on which it was queued: kind and status of a mail. */
export const cellOf = (email: Pick<StoredEmail, "emailKind" | "status">): string =>
  `${email.emailKind}_${email.status}`.replaceAll("-", "_");

/**
 * A mail that has come into the outbox to be sent at once is told to the bus (what comes back there
 * waits for the agenda), one that could not be sent raises an alert, and each is counted.
 */
export const projectEmail: Projection = async (ctx, change) => {
  const before = change.before as unknown as StoredEmail | undefined;
  const email = change.after as unknown as StoredEmail | undefined;
  await count(ctx, change);
  if (!email) return [];
  if (hasFailed(email) && !(before && hasFailed(before)))
    await raiseAlert(ctx, {
      kind: "mail_failed",
      severity: "medium",
      message: `A mail (${email.emailKind}, ${email.id}) could not be sent: ${email.failure ?? "unknown"}.`,
      about: `${email.emailKind}, ${email.id}: ${email.failure ?? "unknown"}`,
    });
  return before ? [] : told(ctx, email);
};

const hasFailed = ({ status }: StoredEmail): boolean =>
  status === "failed" || status === "rejected";

const told = (ctx: Context, email: StoredEmail): Happening[] =>
  email.status === "queued" && Date.parse(email.sendAt) <= ctx.now()
    ? [{ type: "email.queued", detail: { emailId: email.id } }]
    : [];

/** What was mailed stays counted when the person is erased. */
async function count(ctx: Context, { after }: Change): Promise<void> {
  const email = after as unknown as StoredEmail | undefined;
  // claims come and go; what counts is how a mail ends
  if (!email || email.status === "sending") return;
  await tally(ctx, emailTotals, keyOf(email.id), {
    version: email.version,
    contribution: { [cellOf(email)]: 1, [`${email.queuedAt.slice(0, 10)}/${cellOf(email)}`]: 1 },
  });
}
