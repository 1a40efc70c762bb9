import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import * as Participant from "../participant/store.ts";
import { reply } from "../reply.ts";
import { unsubscriberOf } from "./unsubscribe-token.ts";

const tries = 5;

/**
 * One-click unsubscribe of RFC 8058; again, or after an erasure: the same answer.
 * @throws AppError `code_spent` for a token that is not ours
 */
export async function unsubscribe(ctx: Context, { token }: RouteInput<"unsubscribe">) {
  const id = await unsubscriberOf(ctx, token);
  if (!id) throw new AppError("code_spent", "The link is not one of ours.");
  for (let attempt = 0; attempt < tries; attempt++) {
    const participant = await Participant.get(ctx, id, { consistent: true });
    if (!participant || participant.unsubscribedAt) return { unsubscribed: true as const };
    const changed = { ...participant, unsubscribedAt: instant(ctx) };
    if (await Participant.replace(ctx, changed, { ifVersion: participant.version }))
      return { unsubscribed: true as const };
  }
  throw new AppError("concurrent_change", "Somebody else is changing this, try again.");
}

/** Leads a person who opened the link to the page with the button: scanners of mail open links too. */
export async function showUnsubscribe(ctx: Context, { token }: RouteInput<"showUnsubscribe">) {
  return reply(302, undefined, {
    location: `${ctx.settings.portalUrl}/unsubscribe#token=${encodeURIComponent(token)}`,
  });
}
