/** How a mail's status moves: by our attempts to send it and by what SES reports, in any order. */
import type { EmailStatus } from "@luna/contracts/entities/record";
import type { StoredEmail } from "./email.ts";

/** Pauses between attempts in minutes: eight attempts within a day. */
export const retryPausesMinutes = [1, 4, 15, 60, 120, 360, 720] as const;
export const mostAttempts = retryPausesMinutes.length + 1;

/**
 * The pause before the next attempt in milliseconds, or undefined when that was the last. `chance`
 * (0 to 1) spreads mails that failed together over 85 to 110 % of the pause.
 */
export function pauseAfter(attempts: number, chance: number): number | undefined {
  const minutes = retryPausesMinutes[attempts - 1];
  return minutes === undefined ? undefined : minutes * 60_000 * (0.85 + 0.25 * chance);
}

/** What SES reports on a mail. */
export type Report = "sent" | "delivered" | "bounced" | "complained" | "suppressed" | "rejected";

/** What it tells beside that: moments that change no status. */
export type Moment = "delayedAt" | "openedAt" | "clickedAt";

/**
 * A report counts when it says more than what is known: repeats and late ones change nothing. No two
 * are equal, so that the order in which they come does not matter.
 */
const ranks: Record<EmailStatus, number> = {
  queued: 0,
  sending: 0,
  cancelled: 0,
  failed: 0,
  sent: 1,
  delivered: 2,
  rejected: 3,
  suppressed: 4,
  bounced: 5,
  complained: 6,
};

export interface Told {
  report?: Report;
  moment?: Moment;
  /** When it happened: an instant. */
  at: string;
  /** When SES took the mail: an instant. */
  sentAt: string;
  messageId: string;
  failure?: string | undefined;
}

/** The mail after a report; undefined when it brings nothing new. Pure. */
export function afterReport(email: StoredEmail, told: Told): StoredEmail | undefined {
  const { report, moment } = told;
  // reports on an earlier attempt are as good: the mail is out
  const better = report !== undefined && ranks[report] > ranks[email.status];
  const next: StoredEmail = {
    ...email,
    messageId: email.messageId ?? told.messageId,
    sentAt: earlier(email.sentAt, told.sentAt),
    ...(moment && { [moment]: earlier(email[moment], told.at) }),
    ...(report === "delivered" && { deliveredAt: earlier(email.deliveredAt, told.at) }),
  };
  if (better) {
    next.status = report;
    // what kept it from being sent before is over
    next.failure = told.failure;
  } else if (isWaiting(email.status) || email.status === "failed") {
    // whoever tells that it was opened or is on its way tells that it has left
    next.status = "sent";
    next.failure = undefined;
  }
  const news = (Object.keys(next) as (keyof StoredEmail)[]).some(
    (name) => next[name] !== email[name],
  );
  return news ? next : undefined;
}

/** The earlier of two instants, whichever came first to hand. */
const earlier = (known: string | undefined, told: string): string =>
  known !== undefined && known < told ? known : told;

/** True while a mail is in the outbox. */
export const isWaiting = (status: EmailStatus): boolean =>
  status === "queued" || status === "sending";
