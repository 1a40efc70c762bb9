/** Bearer tokens that the service signs: a participant's own, and the tested program's for one source of one session. */
import type { Actor } from "../actor.ts";
import { after, type Context } from "../context.ts";
import { derive, derived, type KeyPurpose, type Keys } from "./keys.ts";
import { objectOf, signedClaims, signToken } from "./signature.ts";

export const participantTokenDays = 30;
/** A client token lives as long as a session may take late events after a day of work. */
export const clientTokenDays = 7;

export interface SignedToken {
  token: string;
  expiresAt: string;
}

/** A participant's token, or one that is limited to a session and until an instant. */
export function forParticipant(
  ctx: Context,
  id: string,
  limits?: { sessionId: string; expiresAt: string },
): Promise<SignedToken> {
  return sign(
    ctx,
    "participant-token",
    { sub: id, ...(limits && { ses: limits.sessionId }) },
    limits?.expiresAt ?? after(ctx.now(), { days: participantTokenDays }),
  );
}

/** The tested program's token for one source. `expiresAt` is an instant. */
export function forClient(
  ctx: Context,
  sessionId: string,
  source: string,
  expiresAt = after(ctx.now(), { days: clientTokenDays }),
): Promise<SignedToken> {
  return sign(ctx, "client-token", { sub: sessionId, src: source }, expiresAt);
}

async function sign(
  ctx: Context,
  purpose: KeyPurpose,
  claims: Record<string, string>,
  expiresAt: string,
): Promise<SignedToken> {
  const token = signToken(
    purpose,
    {
      ...claims,
      iat: Math.floor(ctx.now() / 1000),
      exp: Math.floor(Date.parse(expiresAt) / 1000),
      iss: `luna:${ctx.settings.stage}`,
    },
    derive((await ctx.keys()).current, purpose),
  );
  return { token, expiresAt };
}

/** Which of our tokens this looks like, by its header alone; undefined for one of another issuer. */
export function kindOf(token: string): "participant-token" | "client-token" | undefined {
  const typ = objectOf(token.split(".")[0] ?? "")?.typ;
  return typ === "participant-token" || typ === "client-token" ? typ : undefined;
}

/** True when one of the keys signed the token, whatever it says. */
export function isSigned(token: string, keys: Keys): boolean {
  const kind = kindOf(token);
  return kind !== undefined && signedClaims(token, kind, derived(keys, kind)) !== undefined;
}

/** The actor that a token of ours names; undefined when it is forged, of another stage or expired. */
export function verify(
  token: string,
  options: { keys: Keys; stage: string; now: number },
): Actor | undefined {
  const kind = kindOf(token);
  if (!kind) return undefined;
  const claims = signedClaims(token, kind, derived(options.keys, kind));
  if (!claims || claims.iss !== `luna:${options.stage}` || typeof claims.sub !== "string")
    return undefined;
  const { sub, exp, ses, src } = claims;
  if (typeof exp !== "number" || exp <= Math.floor(options.now / 1000)) return undefined;
  if (kind === "participant-token")
    return { kind: "participant", id: sub, ...(typeof ses === "string" && { sessionId: ses }) };
  return typeof src === "string" ? { kind: "client", sessionId: sub, source: src } : undefined;
}
