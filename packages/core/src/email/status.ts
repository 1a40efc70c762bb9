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

/** A report counts when it says more than what is known: repeats and late ones change nothing. */
const ranks: Record<EmailStatus, number> = {
  queued: 0,
  sending: 0,
  cancelled: 0,
  failed: 0,
  sent: 1,
  delivered: 2,
  bounced: 3,
  suppressed: 3,
  rejected: 3,
  complained: 4,
};

/** The mail after a report; undefined when it brings nothing new. */
export function afterReport(
  email: StoredEmail,
  report: Report,
  told: { at: string; messageId: string; failure?: string | undefined },
): StoredEmail | undefined {
  // reports on an earlier attempt are as good: the mail is out
  const better = ranks[report] > ranks[email.status];
  const deliveredAt = email.deliveredAt ?? (report === "delivered" ? told.at : undefined);
  if (!better && deliveredAt === email.deliveredAt) return undefined;
  return {
    ...email,
    status: better ? report : email.status,
    messageId: email.messageId ?? told.messageId,
    sentAt: email.sentAt ?? told.at,
    ...(deliveredAt && { deliveredAt }),
    ...(better && told.failure && { failure: told.failure }),
  };
}

/** True while nobody knows of the mail having left. */
export const isUnsent = (status: EmailStatus): boolean => ranks[status] === 0;
