/** The end of a session, however it came: times, mails and what else follows from it. */
import { releaseAll } from "../availability/claim.ts";
import { type Context, instant } from "../context.ts";
import type { SessionChange } from "./change.ts";
import { mailParticipant } from "./mails.ts";
import type { HowItWent } from "./outcome.ts";
import type { StoredSession } from "./session.ts";
import { transition } from "./status.ts";

export function ended(
  ctx: Context,
  session: StoredSession,
  how: {
    ending: "complete" | "fail" | "abandon";
    /** An instant. */
    at: string;
    went?: HowItWent | undefined;
    reason?: string | undefined;
    notes?: string | undefined;
    withdrawn?: boolean;
  },
): SessionChange {
  const next: StoredSession = {
    ...session,
    status: transition(session.status, how.ending),
    endedAt: how.at,
    phases: session.phases.map((phase) => (phase.endedAt ? phase : { ...phase, endedAt: how.at })),
    guards: [],
    ...how.went,
    ...(how.reason && { reason: how.reason }),
    ...(how.notes && { notes: [session.notes, how.notes].filter(Boolean).join("\n\n") }),
    ...(how.withdrawn && { withdrawn: true }),
  };
  // who broke off may come back within a day: that is a pause, and no time for a farewell
  const thanks =
    how.ending === "abandon" || session.thankedAt ? [] : mailParticipant(ctx, next, "thank-you");
  if (thanks.length > 0) next.thankedAt = instant(ctx);
  return { session: next, also: [...releaseAll(session), ...thanks] };
}
