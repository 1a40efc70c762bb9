import type { RouteInput } from "@luna/contracts/routes/table";
import { releaseAll } from "../availability/claim.ts";
import type { Context } from "../context.ts";
import { change, type SessionChange } from "./change.ts";
import { load } from "./load.ts";
import { mailParticipant, mailStaff } from "./mails.ts";
import type { StoredSession } from "./session.ts";
import { transition } from "./status.ts";
import { viewOf } from "./view.ts";

/** Cancels a booked session and frees its cells; again: unchanged. */
export async function cancel(ctx: Context, { id, reason }: RouteInput<"cancelSession">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "researcher"),
    (session) => (session.status === "cancelled" ? undefined : cancelled(ctx, session, reason)),
  );
  return { session: viewOf(session, ctx.actor) };
}

/** The cancelling of a session with the mails it causes. */
export function cancelled(
  ctx: Context,
  session: StoredSession,
  reason: string | undefined,
): SessionChange {
  const cancelledBy = ctx.actor.kind === "participant" ? "participant" : "team";
  const next: StoredSession = {
    ...session,
    status: transition(session.status, "cancel"),
    calendarSequence: session.calendarSequence + 1,
    guards: [],
    ...(reason && { reason }),
  };
  return {
    session: next,
    also: [
      ...releaseAll(session),
      ...(session.scheduledAt
        ? mailParticipant(ctx, session, "session-cancelled", { cancelledBy, reason })
        : []),
      ...mailStaff(ctx, session, { change: "cancelled", reason }),
    ],
  };
}
