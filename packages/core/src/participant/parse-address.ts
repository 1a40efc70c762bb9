/** E-mail addresses that mail can be sent to: RFC 5321 mailboxes with a dot-atom before the `@` and a domain name after it. */
import { domainToASCII } from "node:url";

/** Bytes that RFC 5321, 4.5.3.1, allows; what comes from outside is measured before it is parsed. */
const longest = { localPart: 64, address: 254 } as const;

/** What no reader of an address would see: control and format characters, blanks of every kind. */
const unseen = /[\p{C}\p{Z}]/u;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/**
 * The address as it is written to: trimmed, its domain in lower case and, where it has other letters,
 * in the form that name servers know (RFC 5891); undefined when it is none.
 * Quoted local parts and address literals (`a@[10.0.0.1]`) are not taken.
 */
export async function parseAddress(text: string): Promise<string | undefined> {
  const trimmed = text.trim().normalize("NFC");
  if (unseen.test(trimmed) || bytes(trimmed) > longest.address) return undefined;
  // loaded when an address comes: most calls bring none
  const { mailboxOf } = await import("./mailbox.ts");
  const given = mailboxOf(trimmed);
  const local = given?.localPart.DotString;
  const name = given?.domainPart.DomainName;
  if (local === undefined || name === undefined || bytes(local) > longest.localPart)
    return undefined;
  const domain = domainToASCII(name);
  const address = `${local}@${domain}`;
  // a top-level domain is never a number, which also refuses bare IP addresses
  if (/(?:^|\.)\d+$/.test(domain) || bytes(address) > longest.address) return undefined;
  // once more with the domain as name servers see it, whose labels may be longer or none
  return mailboxOf(address) && address;
}
