/** Sends one mail of the outbox. */
import type { Mailer } from "../aws/mailer.ts";
import { after, type Context, instant } from "../context.ts";
import { bodyDue, change } from "./change.ts";
import { type ComposedEmail, compose } from "./compose.ts";
import { concernedBy, recipientOf } from "./concerned.ts";
import type { StoredEmail } from "./email.ts";
import { withoutSecrets } from "./links.ts";
import { lostAnswers } from "./lost-answers.ts";
import { afterReport, mostAttempts, pauseAfter } from "./status.ts";
import { whyNot } from "./still-wanted.ts";
import * as Email from "./store.ts";
import { isSuppressed } from "./suppression.ts";

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
  if (sending.outcome !== "taken") ctx.log.warn("a mail was not taken", { emailId, ...sending });
  switch (sending.outcome) {
    case "rejected":
      return end(ctx, email, "rejected", sending.reason);
    case "deferred":
      return retry(ctx, email, sending.reason);
    case "unanswered":
      return waitForReport(ctx, { ...email, ...kept(composed) }, sending.reason);
    case "taken":
      await keep(ctx, email, composed, sending.messageId);
  }
}

/** What the log keeps of a mail's content. */
const kept = ({ to, subject, text }: ComposedEmail) => ({
  to,
  subject,
  text: withoutSecrets(text),
});

/** Notes that the mail has left, and what it says. SES's own report may have been faster. */
async function keep(
  ctx: Context,
  email: StoredEmail,
  composed: ComposedEmail,
  messageId: string,
): Promise<void> {
  const at = instant(ctx);
  await change(ctx, email.id, (now) => {
    const written = { ...now, ...kept(composed) };
    return afterReport(written, { report: "sent", at, sentAt: at, messageId }) ?? written;
  });
}

/** The mail, ours to send; undefined when it is not due, gone, or somebody else's. */
async function claim(ctx: Context, emailId: string): Promise<StoredEmail | undefined> {
  const email = await Email.get(ctx, emailId);
  if (!email) return undefined;
  if (email.status !== "queued" && email.status !== "sending") return undefined;
  if (email.sendAt > instant(ctx)) return undefined;
  const { waitMinutes, again } = lostAnswers[email.emailKind];
  // it was handed to SES once, and nobody has told of it since
  if (email.status === "sending" && (!again || email.attempts >= mostAttempts)) {
    await end(ctx, email, "failed", "answer_lost");
    return undefined;
  }
  const until = after(ctx.now(), { minutes: waitMinutes });
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
  const ended = { ...email, status, ...(failure && { failure }) };
  await Email.replace(ctx, ended, bodyDue(ended));
}

/** Whether SES took it is not known: its report is waited for until the claim ends, then `lostAnswers` decides. */
async function waitForReport(ctx: Context, email: StoredEmail, failure: string): Promise<void> {
  const dueAt = email.sendAt;
  await Email.replace(ctx, { ...email, failure }, { agenda: "email-retries", dueAt });
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
