import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { afterNoShow } from "../participant/status.ts";
import { change, type SessionChange } from "./change.ts";
import { load } from "./load.ts";
import { mailParticipant } from "./mails.ts";
import type { StoredSession } from "./session.ts";
import { transition } from "./status.ts";
import { viewOf } from "./view.ts";

/** Records that a session did not take place; again: unchanged. */
export async function markNoShow(ctx: Context, { id, ours = false }: RouteInput<"markNoShow">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "researcher"),
    (session) => (session.status === "no-show" ? undefined : missed(ctx, session, { ours })),
  );
  return { session: viewOf(session, ctx.actor) };
}

/** The session that nobody came to; it counts against the person unless the team missed it. */
export const missed = (
  ctx: Context,
  session: StoredSession,
  { ours }: { ours: boolean },
): SessionChange => ({
  session: { ...session, status: transition(session.status, "no-show"), missedAt: instant(ctx) },
  also: mailParticipant(ctx, session, "no-show", { ours }),
  participant: (participant) => ({ ...participant, ...afterNoShow(participant, { ours }) }),
});
