/** Bearer tokens that the service signs: a participant's own, and the tested program's for one source of one session. */
import { errors as joseErrors, jwtVerify, SignJWT } from "jose";
import type { Actor } from "../actor.ts";
import { after, type Context } from "../context.ts";
import { derive, derived, type KeyPurpose, type Keys } from "./keys.ts";

export const participantTokenDays = 30;
/** A client token lives as long as a session may take late events after a day of work. */
export const clientTokenDays = 7;

export interface SignedToken {
  token: string;
  expiresAt: string;
}

/** A participant's token; with `sessionId` it is limited to that session. */
export function forParticipant(ctx: Context, id: string, sessionId?: string): Promise<SignedToken> {
  return sign(
    ctx,
    "participant-token",
    { sub: id, ...(sessionId && { ses: sessionId }) },
    after(ctx.now(), { days: participantTokenDays }),
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
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: purpose })
    .setIssuedAt(Math.floor(ctx.now() / 1000))
    .setExpirationTime(Math.floor(Date.parse(expiresAt) / 1000))
    .setIssuer(`luna:${ctx.settings.stage}`)
    .sign(derive((await ctx.keys()).current, purpose));
  return { token, expiresAt };
}

/** Which of our tokens this looks like, by its header alone; undefined for one of another issuer. */
export function kindOf(token: string): "participant-token" | "client-token" | undefined {
  try {
    const header = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as {
      typ?: string;
    };
    return header.typ === "participant-token" || header.typ === "client-token"
      ? header.typ
      : undefined;
  } catch {
    return undefined;
  }
}

/** The actor that a token of ours names; undefined when it is forged, of another stage or expired. */
export async function verify(
  token: string,
  options: { keys: Keys; stage: string; now: number },
): Promise<Actor | undefined> {
  const kind = kindOf(token);
  if (!kind) return undefined;
  for (const key of derived(options.keys, kind)) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ["HS256"],
        issuer: `luna:${options.stage}`,
        typ: kind,
        currentDate: new Date(options.now),
      });
      if (kind === "participant-token")
        return {
          kind: "participant",
          id: payload.sub!,
          ...(typeof payload.ses === "string" && { sessionId: payload.ses }),
        };
      return { kind: "client", sessionId: payload.sub!, source: String(payload.src) };
    } catch (error) {
      if (!(error instanceof joseErrors.JOSEError)) throw error;
    }
  }
  return undefined;
}
