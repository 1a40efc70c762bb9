import type { RouteInput } from "@luna/contracts/routes/table";
import { releaseAll } from "../availability/claim.ts";
import { type Context, instant } from "../context.ts";
import { afterNoShow, withoutNoShow } from "../participant/status.ts";
import { change, type SessionChange } from "./change.ts";
import { load } from "./load.ts";
import { mailParticipant } from "./mails.ts";
import type { StoredSession } from "./session.ts";
import { transition } from "./status.ts";
import { viewOf } from "./view.ts";

/**
 * Records that a session did not take place; again: unchanged. One that the clock or a colleague found
 * is taken off the person's account when it turns out to be the team's own fault.
 */
export async function markNoShow(ctx: Context, { id, ours = false }: RouteInput<"markNoShow">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "researcher"),
    (session) => {
      if (session.status !== "no-show") return missed(ctx, session, { ours });
      return ours && session.noShowCounted ? uncounted(session) : undefined;
    },
  );
  return { session: viewOf(session, ctx.actor) };
}

/** The session that nobody came to, its time free again; it counts against the person unless the team missed it. */
export const missed = (
  ctx: Context,
  session: StoredSession,
  { ours }: { ours: boolean },
): SessionChange => ({
  session: {
    ...session,
    status: transition(session.status, "no-show"),
    missedAt: instant(ctx),
    noShowCounted: !ours,
    guards: [],
  },
  also: [...releaseAll(session), ...mailParticipant(ctx, session, "no-show", { ours })],
  participant: (participant) => ({ ...participant, ...afterNoShow(participant, { ours }) }),
});

/** A missed session that no longer counts against the person. */
export const uncounted = (session: StoredSession): SessionChange => ({
  session: { ...session, noShowCounted: false },
  participant: (participant) => ({ ...participant, ...withoutNoShow(participant) }),
});
