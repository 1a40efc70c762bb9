import { join } from "node:path";
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";
import { readJson, writeJson } from "../disk/write-json.ts";

export interface SigningKey {
  privateKey: CryptoKey;
  publicJwk: JWK;
  kid: string;
}

/** The issuer's RSA key, made at the first start and kept in the folder. */
export async function signingKey(folder: string): Promise<SigningKey> {
  const file = join(folder, "identity-key.json");
  let jwk = await readJson<JWK>(file);
  if (!jwk) {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    jwk = await exportJWK(privateKey);
    await writeJson(file, jwk);
  }
  const { kty, n, e } = jwk;
  const kid = await calculateJwkThumbprint({ kty: kty!, n: n!, e: e! } as JWK);
  return {
    privateKey: (await importJWK(jwk, "RS256")) as CryptoKey,
    publicJwk: { kty, n, e, kid, alg: "RS256", use: "sig" } as JWK,
    kid,
  };
}
