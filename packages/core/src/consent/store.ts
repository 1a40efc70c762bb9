/** The records of consent: appended, never changed. */
import type { ConsentState } from "@luna/contracts/entities/participant";
import { ulid } from "ulid";
import { ifAbsent } from "../aws/expression.ts";
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import type { PersonStore } from "../person/person-store.ts";

/** The record of a consent given or withdrawn, for the transaction that changes the participant. */
export const recordWrite = (ctx: Context, participantId: string, state: ConsentState): Write => ({
  put: {
    pk: `PARTICIPANT#${participantId}`,
    sk: `CONSENT#${state.at}#${ulid(ctx.now())}`,
    kind: "consent",
    participantId,
    ...state,
  },
  if: ifAbsent,
});

export const consentStore: PersonStore = {
  kinds: ["consent"],
  async exportOf(ctx, participantId) {
    const consents: ConsentState[] = [];
    for await (const item of everyItem(ctx, recordsOf(participantId))) {
      const { purpose, given, version, hash, language, at, way } = item;
      consents.push({ purpose, given, version, hash, language, at, way });
    }
    return consents.length > 0 ? { consents } : {};
  },
  async eraseOf(ctx, participantId) {
    for await (const item of everyItem(ctx, recordsOf(participantId))) await ctx.table.delete(item);
  },
};

const recordsOf = (participantId: string) => ({
  partition: `PARTICIPANT#${participantId}`,
  sort: { beginsWith: "CONSENT#" },
  consistent: true,
});
