/** Which spellings of addresses and names are one. */
import { domainToASCII } from "node:url";

/** What two spellings of one address have in common: one person may register it once. */
export function foldAddress(address: string): string {
  const folded = foldText(address);
  const at = folded.lastIndexOf("@");
  const domain = folded.slice(at + 1);
  return at < 0 ? folded : folded.slice(0, at + 1) + (domainToASCII(domain) || domain);
}

/** What two spellings of a name have in common: neither case nor the form of accents. */
export const foldText = (text: string): string => text.trim().normalize("NFC").toLowerCase();
