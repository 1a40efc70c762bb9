/** Tokens as an OIDC issuer and a plain program with a shared secret would sign them. */
import { createHmac, generateKeyPairSync, type JsonWebKey, sign } from "node:crypto";

export interface Issuer {
  publicKey: JsonWebKey & { kid: string; alg: string; use: string };
  /** An ID token of a staff member with the role observer. */
  staffToken(issuer: string): string;
}

export function createIssuer(): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const header = { alg: "RS256", typ: "JWT", kid: "bench" };
  return {
    publicKey: { ...publicKey.export({ format: "jwk" }), kid: "bench", alg: "RS256", use: "sig" },
    staffToken(issuer) {
      const claims = {
        iss: issuer,
        aud: "bench",
        sub: "observer-1",
        "cognito:groups": ["observer"],
        name: "Olive",
        email: "observer@luna.example",
      };
      const text = signingInput(header, claims);
      return `${text}.${sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url")}`;
    },
  };
}

/** A token under a secret that both sides know. */
export function sharedSecretToken(secret: string, claims: object): string {
  const text = signingInput({ alg: "HS256", typ: "JWT" }, claims);
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

function signingInput(header: object, claims: object): string {
  const now = Math.floor(Date.now() / 1000);
  return [header, { ...claims, iat: now, exp: now + 3600 }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
}
