/** How long the token lives that the link of a mail about a session gives. */
import type { Session } from "@luna/contracts/entities/session";
import { after } from "../context.ts";
import { daysAfterEnd, linksEndAt } from "../session/link-end.ts";
import { participantTokenDays } from "../token/token.ts";

/**
 * When a token given now for this session expires: with its link, or for a session still to come
 * 7 days after it was to end. Should it be moved, the link gives another one.
 */
export function linkTokenExpiry(session: Session, now: string): string {
  const planned = session.scheduledAt
    ? after(session.scheduledAt, { minutes: session.durationMinutes })
    : now;
  const foreseen = after(planned > now ? planned : now, { days: daysAfterEnd });
  const longest = after(now, { days: participantTokenDays });
  return [linksEndAt(session) ?? foreseen, longest].sort()[0]!;
}
