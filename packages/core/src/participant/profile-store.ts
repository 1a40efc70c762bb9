import type { PersonStore } from "../person/person-store.ts";
import * as Participant from "./store.ts";

/** The profile with the guard of its address and its search terms. */
export const profileStore: PersonStore = {
  kinds: ["participant", "address-guard", "search-term"],
  async exportOf(ctx, participantId) {
    const participant = await Participant.get(ctx, participantId, { consistent: true });
    return participant ? { participant } : {};
  },
  async eraseOf(ctx, participantId) {
    for (;;) {
      const participant = await Participant.get(ctx, participantId, { consistent: true });
      if (!participant) return;
      const { ok } = await ctx.table.transact(Participant.eraseWrites(ctx, participant));
      if (ok) return;
    }
  },
};
