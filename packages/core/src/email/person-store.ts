import { everyItem } from "../list/every.ts";
import type { PersonStore } from "../person/person-store.ts";
import { sealEvery } from "../person/sealed.ts";
import { emailOf, ownerKeyOf } from "./store.ts";
import { suppressionsOf } from "./suppression.ts";

/** Mails to and about a person, and that the address takes none. */
export const emailStore: PersonStore = {
  kinds: ["email", "suppression"],
  async exportOf(ctx, participantId) {
    const emails = [];
    for await (const item of everyItem(ctx, {
      index: "owner",
      partition: ownerKeyOf(participantId),
    })) {
      const { id, emailKind, status, to, subject, text, queuedAt, sentAt, deliveredAt, staffId } =
        emailOf(item);
      // mails to staff say nothing of the person but the code
      if (!staffId)
        emails.push({
          id,
          kind: emailKind,
          status,
          to,
          subject,
          text,
          queuedAt,
          sentAt,
          deliveredAt,
        });
    }
    return emails.length > 0 ? { emails } : {};
  },
  sealOf: (ctx, participantId) =>
    sealEvery(ctx, { index: "owner", partition: ownerKeyOf(participantId) }),
  async eraseOf(ctx, participantId) {
    const owned = everyItem(ctx, { index: "owner", partition: ownerKeyOf(participantId) });
    for await (const item of owned) await ctx.table.delete(item);
    for await (const item of suppressionsOf(ctx, participantId)) await ctx.table.delete(item);
  },
};
