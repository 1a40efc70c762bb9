/** Sends one mail of the outbox. */
import type { Mailer } from "../aws/mailer.ts";
import { after, type Context, instant } from "../context.ts";
import { change } from "./change.ts";
import { type ComposedEmail, compose } from "./compose.ts";
import { concernedBy, recipientOf } from "./concerned.ts";
import type { StoredEmail } from "./email.ts";
import { withoutSecrets } from "./links.ts";
import { afterReport, mostAttempts, pauseAfter } from "./status.ts";
import { whyNot } from "./still-wanted.ts";
import * as Email from "./store.ts";
import { isSuppressed } from "./suppression.ts";

/**
 * A sender that died may have got the mail out: SES's report would say so within this time. Only a
 * mail that nobody reported on is tried again, so that a second copy is as unlikely as can be.
 */
const sendingMinutes = 15;

/**
 * Sends a mail if it is its turn; harmless when it is not, or is another's. Of two who try, the
 * claim lets one. A failure is kept on the mail, which then waits for the agenda.
 */
export async function send(ctx: Context & { mailer: Mailer }, emailId: string): Promise<void> {
  const email = await claim(ctx, emailId);
  if (!email) return;
  const about = await concernedBy(ctx, email);
  const recipient = recipientOf(email, about);
  const reason = recipient
    ? whyNot(email, { ...about, now: instant(ctx) })
    : email.staffId
      ? "staff_gone"
      : "participant_gone";
  if (!recipient || reason) return end(ctx, email, "cancelled", reason);
  if (await isSuppressed(ctx, recipient.address))
    return end(ctx, { ...email, to: recipient.address }, "suppressed", "address_suppressed");

  let composed: ComposedEmail;
  try {
    composed = await compose(ctx, email, about, recipient, ctx.mailer);
  } catch (error) {
    ctx.log.error("a mail could not be composed", { emailId, kind: email.emailKind, error });
    return retry(ctx, email, "not_composed");
  }
  const sending = await ctx.mailer.send({ emailId, to: composed.to, mime: composed.mime });
  if (!sending.ok) {
    ctx.log.warn("a mail was not taken", { emailId, reason: sending.reason });
    return sending.permanent
      ? end(ctx, email, "rejected", sending.reason)
      : retry(ctx, email, sending.reason);
  }
  await change(ctx, emailId, (now) => {
    const written = {
      ...now,
      to: composed.to,
      subject: composed.subject,
      text: withoutSecrets(composed.text),
    };
    // SES's own report may have been faster
    return (
      afterReport(written, "sent", { at: instant(ctx), messageId: sending.messageId }) ?? written
    );
  });
}

/** The mail, ours to send; undefined when it is not due, gone, or somebody else's. */
async function claim(ctx: Context, emailId: string): Promise<StoredEmail | undefined> {
  const email = await Email.get(ctx, emailId);
  if (!email) return undefined;
  if (
    email.status === "sending" &&
    email.sendAt <= instant(ctx) &&
    email.attempts >= mostAttempts
  ) {
    await end(ctx, email, "failed", "no_answer");
    return undefined;
  }
  if (email.status !== "queued" && email.status !== "sending") return undefined;
  if (email.sendAt > instant(ctx)) return undefined;
  const until = after(ctx.now(), { minutes: sendingMinutes });
  return Email.replace(
    ctx,
    { ...email, status: "sending", sendAt: until, attempts: email.attempts + 1 },
    { agenda: "email-retries", dueAt: until },
  );
}

/** Not sent, and not to be tried again. A report that came in between is not undone. */
async function end(
  ctx: Context,
  email: StoredEmail,
  status: "cancelled" | "suppressed" | "rejected" | "failed",
  failure: string | undefined,
): Promise<void> {
  await Email.replace(ctx, { ...email, status, ...(failure && { failure }) });
}

async function retry(ctx: Context, email: StoredEmail, failure: string): Promise<void> {
  const pauseMs = pauseAfter(email.attempts, Math.random());
  if (pauseMs === undefined) return end(ctx, email, "failed", failure);
  const sendAt = new Date(ctx.now() + pauseMs).toISOString();
  await Email.replace(
    ctx,
    { ...email, status: "queued", sendAt, failure },
    { agenda: "email-retries", dueAt: sendAt },
  );
}
