import { parse } from "smtp-address-parser";

/** A mailbox as the parser describes it, whose own types say `any`. */
export interface Mailbox {
  localPart: { DotString?: string; QuotedString?: string };
  domainPart: { DomainName?: string; AddressLiteral?: string };
}

/** What RFC 5321 reads, or undefined for what its grammar does not have. */
export function mailboxOf(text: string): Mailbox | undefined {
  try {
    return parse(text) as Mailbox;
  } catch (error) {
    // its way to say no is an Error; any other kind is a fault
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    return undefined;
  }
}
