import { randomUUID } from "node:crypto";
import { type JWTPayload, SignJWT } from "jose";
import type { SigningKey } from "./keys.ts";
import type { User } from "./users.ts";

export interface TokenInput {
  key: SigningKey;
  issuer: string;
  clientId: string;
  user: User;
  /** Seconds since 1970, service time. */
  nowSeconds: number;
  lifeSeconds: number;
  nonce?: string;
  scope?: string;
}

/** An ID token with Cognito's claims. */
export function idToken(input: TokenInput): Promise<string> {
  const { user } = input;
  return sign(input, {
    aud: input.clientId,
    token_use: "id",
    email: user.email,
    email_verified: true,
    name: user.displayName,
    "cognito:username": user.sub,
    "cognito:groups": user.groups,
    auth_time: input.nowSeconds,
    ...(input.nonce === undefined ? {} : { nonce: input.nonce }),
  });
}

/** An access token as Cognito's: `client_id` in place of an audience. */
export function accessToken(input: TokenInput): Promise<string> {
  return sign(input, {
    client_id: input.clientId,
    token_use: "access",
    scope: input.scope ?? "openid email profile",
    username: input.user.sub,
    "cognito:groups": input.user.groups,
    auth_time: input.nowSeconds,
  });
}

function sign(input: TokenInput, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: input.key.kid })
    .setIssuer(input.issuer)
    .setSubject(input.user.sub)
    .setJti(randomUUID())
    .setIssuedAt(input.nowSeconds)
    .setExpirationTime(input.nowSeconds + input.lifeSeconds)
    .sign(input.key.privateKey);
}
