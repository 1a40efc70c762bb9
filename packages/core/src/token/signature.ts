/**
 * JSON Web Tokens signed with HS256 (RFC 7515, RFC 7518), by Node's own HMAC: our tokens are checked on
 * every request and in every cold start, where a library over Web Crypto takes far longer.
 * Tokens of the sign-in issuer are none of its business.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export type Claims = Record<string, unknown>;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const mark = (signed: string, key: Uint8Array): string =>
  createHmac("sha256", key).update(signed).digest("base64url");

/** A compact token of one kind (`typ`). */
export function signToken(kind: string, claims: Claims, key: Uint8Array): string {
  const signed = `${encoded({ alg: "HS256", typ: kind })}.${encoded(claims)}`;
  return `${signed}.${mark(signed, key)}`;
}

/** What a token says that one of the keys signed; undefined for any other kind, algorithm or key. */
export function signedClaims(token: string, kind: string, keys: Uint8Array[]): Claims | undefined {
  const [header = "", payload = "", signature = "", ...more] = token.split(".");
  if (more.length > 0) return undefined;
  // extensions that one must understand (`crit`) we sign none with
  const { alg, typ, crit } = objectOf(header) ?? {};
  if (alg !== "HS256" || typ !== kind || crit !== undefined) return undefined;
  const given = Buffer.from(signature);
  const signed = keys.some((key) => {
    // compared as text, so that only the one canonical spelling passes
    const expected = Buffer.from(mark(`${header}.${payload}`, key));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return signed ? objectOf(payload) : undefined;
}

/** A part of a token as the JSON object that it must be; undefined for anything else. */
export function objectOf(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Claims)
      : undefined;
  } catch {
    return undefined;
  }
}
