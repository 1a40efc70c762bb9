/** Staff: ID tokens of the stage's issuer. */
import type { StaffRole } from "@luna/contracts/entities/participant";
import type { Actor } from "@luna/core/actor";
import { AppError } from "@luna/core/error";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { optionalSetting, setting } from "../env.ts";
import { unauthenticated } from "./unauthenticated.ts";

let issuerKeys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;

/** The issuer's signing keys, found by its discovery document; a failed look-up is not remembered. */
function keysOfIssuer(issuer: string) {
  issuerKeys ??= discover(issuer).catch((error: unknown) => {
    issuerKeys = undefined;
    throw error;
  });
  return issuerKeys;
}

async function discover(issuer: string) {
  const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) throw new Error(`the issuer's discovery document answered ${answer.status}`);
  const { jwks_uri } = (await answer.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri));
}

/** Staff by an ID token of the stage's issuer. @throws AppError `unauthenticated`, or `forbidden` without a known group */
export async function staffOf(token: string, now: number): Promise<Actor> {
  const issuer = setting("oidcIssuer");
  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(token, await keysOfIssuer(issuer), {
      issuer,
      audience: setting("oidcClientId"),
      algorithms: ["RS256", "PS256", "ES256"],
      currentDate: new Date(now),
      requiredClaims: ["exp", "sub"],
    });
    claims = verified.payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw unauthenticated();
    throw error;
  }
  const role = highestRole(claims[optionalSetting("oidcGroupsClaim") ?? "cognito:groups"]);
  if (!role)
    throw new AppError(
      "forbidden",
      "Your account is in none of the groups observer, researcher, admin.",
    );
  return {
    kind: "staff",
    id: claims.sub!,
    role,
    name: String(claims.name ?? claims["cognito:username"] ?? claims.email ?? claims.sub),
    email: String(claims.email ?? ""),
    signedInUntil: claims.exp,
  };
}

function highestRole(groups: unknown): StaffRole | undefined {
  const given = Array.isArray(groups)
    ? groups.map(String)
    : typeof groups === "string"
      ? groups.split(/[ ,]+/)
      : [];
  return (["admin", "researcher", "observer"] as const).find((role) => given.includes(role));
}
