/** E-mail addresses: RFC 5321 mailboxes with a dot-atom before the `@` and a domain name after it. */
import { domainToASCII } from "node:url";

const atom = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~\\-]+";
const localPart = new RegExp(`^${atom}(?:\\.${atom})*$`, "u");
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** Bytes that RFC 5321, 4.5.3.1, allows. */
const longest = { localPart: 64, domain: 255, address: 254, label: 63 } as const;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/**
 * The address as it is written to: trimmed, its domain in lower case and, where it has other letters,
 * in the form that name servers know (RFC 5891); undefined when it is none.
 * Quoted local parts and address literals (`a@[10.0.0.1]`) are not taken.
 */
export function parseAddress(text: string): string | undefined {
  const trimmed = text.trim().normalize("NFC");
  const at = trimmed.lastIndexOf("@");
  const local = trimmed.slice(0, at);
  const given = trimmed.slice(at + 1);
  const domain = domainToASCII(given);
  const labels = domain.split(".");
  const valid =
    at > 0 &&
    given.split(".").every((each) => label.test(each)) &&
    bytes(trimmed) <= longest.address &&
    bytes(local) <= longest.localPart &&
    bytes(domain) <= longest.domain &&
    localPart.test(local) &&
    labels.length >= 2 &&
    labels.every((each) => label.test(each) && bytes(each) <= longest.label) &&
    // a top-level domain is never a number, which also refuses bare IP addresses
    !/^\d+$/.test(labels.at(-1)!);
  return valid ? `${local}@${domain}` : undefined;
}

/** What two spellings of one address have in common: one person may register it once. */
export function foldAddress(address: string): string {
  const folded = foldText(address);
  const at = folded.lastIndexOf("@");
  const domain = folded.slice(at + 1);
  return at < 0 ? folded : folded.slice(0, at + 1) + (domainToASCII(domain) || domain);
}

/** What two spellings of a name have in common: neither case nor the form of accents. */
export const foldText = (text: string): string => text.trim().normalize("NFC").toLowerCase();
