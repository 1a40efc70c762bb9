/** One-use codes: random, and only their hash is kept. */
import { createHash, randomBytes, randomInt } from "node:crypto";

/** A code of 192 random bits for the links of mails, base64url. */
export const newLinkCode = (): string => randomBytes(24).toString("base64url");

const readable = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code of 50 random bits that a person can type, `XXXXX-XXXXX`; it lives minutes and guesses are limited. */
export const newPairingCode = (): string => {
  const letters = Array.from({ length: 10 }, () => readable[randomInt(readable.length)]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
};

/** As typed: case, spaces and dashes do not matter. */
export const normalizePairingCode = (code: string): string =>
  code.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** What is kept of a code: SHA-256, hex. Codes are random, so a plain hash is enough. */
export const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex");
