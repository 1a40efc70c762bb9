/** What the tested program gets: a token for its source, and a code by which it finds its session. */
import type { ClientAccess } from "@luna/contracts/entities/session";
import { after, type Context } from "../context.ts";
import { lastSeqOf } from "../event/last-seq.ts";
import { issuePairing } from "../pairing/store.ts";
import { forClient } from "../token/token.ts";
import type { StoredSession } from "./session.ts";

/** The source of the tested program, unless it names another. */
export const programSource = "app";

/** Days after the end in which a session takes what an offline program has kept. */
export const lateDays = 7;
/** A session ends within this time after its start: pauses and resumption included. */
const longestDays = 3;

/** Until 7 days after the end, an instant; while a session runs its end is not known. */
export const clientTokenExpiry = (ctx: Context, session: StoredSession): string =>
  session.status !== "in-progress" && session.endedAt
    ? after(session.endedAt, { days: lateDays })
    : after(ctx.now(), { days: lateDays + longestDays });

export async function clientAccess(ctx: Context, session: StoredSession): Promise<ClientAccess> {
  const [signed, lastSeq, pairing] = await Promise.all([
    forClient(ctx, session.id, programSource, clientTokenExpiry(ctx, session)),
    lastSeqOf(ctx, session.id, programSource),
    issuePairing(ctx, session.id),
  ]);
  return {
    token: signed.token,
    expiresAt: signed.expiresAt,
    websocketUrl: ctx.settings.websocketUrl,
    source: programSource,
    lastSeq,
    pairing: {
      ...pairing,
      url: `${ctx.settings.portalUrl}/pair#code=${pairing.code}`,
    },
  };
}
