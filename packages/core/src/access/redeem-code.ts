import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import * as Participant from "../participant/store.ts";
import { linksEndAt } from "../session/link-end.ts";
import * as Session from "../session/store.ts";
import { hashOf } from "../token/code.ts";
import { forParticipant } from "../token/token.ts";
import * as Code from "./code-store.ts";
import { linkTokenExpiry } from "./session-link.ts";

const tries = 8;

/** Unknown, used, expired: all alike. */
const spent = () =>
  new AppError("code_spent", "This link is not valid any more: ask for a new one.");

/** Turns the code of a mail's link into a token; it also shows that the address is the person's. */
export async function redeemCode(
  ctx: Context,
  input: RouteInput<"redeemCode">,
): Promise<RouteAnswer<"redeemCode">> {
  const code = await Code.find(ctx, hashOf(input.code));
  if (!code) throw spent();
  const session = code.sessionId ? await openSession(ctx, code.sessionId) : undefined;
  await use(ctx, code);
  const limits = session && {
    sessionId: session.id,
    expiresAt: linkTokenExpiry(session, instant(ctx)),
  };
  const { token } = await forParticipant(ctx, code.participantId, limits);
  return {
    token,
    participantId: code.participantId,
    ...(code.sessionId && { sessionId: code.sessionId }),
  };
}

async function openSession(ctx: Context, sessionId: string) {
  const session = await Session.get(ctx, sessionId);
  const endsAt = session && linksEndAt(session);
  if (!session || (endsAt && endsAt <= instant(ctx))) throw spent();
  return session;
}

/** Spends a code of one use and marks the address as verified, in one write. */
async function use(ctx: Context, code: Code.Code): Promise<void> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const participant = await Participant.get(ctx, code.participantId, { consistent: true });
    if (!participant) throw spent();
    const sentThere = code.addressHash === Participant.addressHash(participant.email);
    // a sign-in link that went to an address which the person has given up opens nothing
    if (!sentThere && !code.sessionId) throw spent();
    const at = instant(ctx);
    const seen = Participant.changeWrite(
      {
        ...participant,
        ...(sentThere && { emailVerifiedAt: participant.emailVerifiedAt ?? at }),
        lastContactAt: at,
        updatedAt: at,
      },
      { ifVersion: participant.version },
    );
    const result = await ctx.table.transact([
      seen,
      ...(code.sessionId ? [] : [Code.spendWrite(code.hash)]),
    ]);
    if (result.ok) return;
    if (result.failed.includes(1)) throw spent();
  }
  throw new AppError("concurrent_change", "Somebody else is changing this, try again.");
}
