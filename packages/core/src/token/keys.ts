/** The secret of the stage and what is derived from it: one key for each purpose, present and previous. */
import { hkdfSync } from "node:crypto";

/** Secrets of the stage; what the previous one signed stays valid until it expires. */
export interface Keys {
  current: string;
  previous?: string | undefined;
}

export type KeyPurpose =
  | "participant-token"
  | "client-token"
  | "cursor"
  | "address"
  | "unsubscribe";

/** A 32-byte key for one purpose. */
export const derive = (secret: string, purpose: KeyPurpose): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", secret, "luna", purpose, 32));

/** Keys to verify with, the present one first. */
export const derived = (keys: Keys, purpose: KeyPurpose): Uint8Array[] =>
  [keys.current, keys.previous]
    .filter((each) => each !== undefined)
    .map((each) => derive(each, purpose));
