import type { Context } from "../context.ts";
import * as Participant from "../participant/store.ts";
import { isHeld } from "./held.ts";

/**
 * Takes the profile away unless a legal hold keeps the person: false then. A hold raises the profile's
 * version and is refused without a profile, so that of the two one wins and the other learns of it.
 */
export async function takeProfile(ctx: Context, participantId: string): Promise<boolean> {
  for (;;) {
    // before the holds: one that is put after the look at them has changed what was read here
    const participant = await Participant.get(ctx, participantId, { consistent: true });
    if (await isHeld(ctx, participantId)) return false;
    if (!participant) return true;
    const { ok } = await ctx.table.transact(Participant.eraseWrites(ctx, participant));
    if (ok) return true;
  }
}
