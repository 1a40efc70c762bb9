/** The secret of the stage and what is derived from it: one key for each purpose, present and previous. */
import { hkdfSync } from "node:crypto";

/** Secrets of the stage; what the previous one signed stays valid until it expires. */
export interface Keys {
  current: string;
  previous?: string | undefined;
}

export type KeyPurpose = "participant-token" | "client-token" | "cursor" | "unsubscribe";

/** Deriving takes longer than checking a token; more than these a function meets only after rotations. */
const remembered = new Map<string, Uint8Array>();
const mostRemembered = 16;

/** A 32-byte key for one purpose. */
export function derive(secret: string, purpose: KeyPurpose): Uint8Array {
  const name = `${purpose}\n${secret}`;
  const known = remembered.get(name);
  if (known) return known;
  const key = new Uint8Array(hkdfSync("sha256", secret, "luna", purpose, 32));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, key);
  return key;
}

/** Keys to verify with, the present one first. */
export const derived = (keys: Keys, purpose: KeyPurpose): Uint8Array[] =>
  [keys.current, keys.previous]
    .filter((each) => each !== undefined)
    .map((each) => derive(each, purpose));
