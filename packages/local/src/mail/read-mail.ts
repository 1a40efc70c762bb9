import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";

/** A mail as the inbox shows it. */
export interface ReadableMail {
  from: string;
  /** Bare addresses. */
  to: string[];
  subject: string;
  /** Lower-case names; repeated headers joined by a comma. */
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: {
    name: string;
    contentType: string;
    /** Base64. */
    content: string;
    /** Content-ID without brackets, for images inside the HTML. */
    contentId?: string;
  }[];
}

export function addressesOf(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
}

/** Header lines as sent, unfolded. */
export function headersOf(parsed: ParsedMail): { name: string; value: string }[] {
  return parsed.headerLines.map(({ line }) => {
    const at = line.indexOf(":");
    const value = line.slice(at + 1).replace(/\r?\n[ \t]+/g, " ");
    return { name: line.slice(0, at), value: value.trim() };
  });
}

/** Reads a MIME message; text and HTML are as sent, empty where the mail has none. */
export async function readMail(mime: Buffer): Promise<ReadableMail> {
  const parsed = await simpleParser(mime, {
    skipImageLinks: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const headers: Record<string, string> = {};
  for (const { name, value } of headersOf(parsed)) {
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return {
    from: parsed.from?.text ?? "",
    to: addressesOf(parsed.to),
    subject: parsed.subject ?? "",
    headers,
    text: parsed.text ?? "",
    html: parsed.html || "",
    attachments: parsed.attachments.map(({ filename, contentType, content, cid }, index) => ({
      name: filename ?? defaultName(contentType, index),
      contentType,
      content: content.toString("base64"),
      ...(cid ? { contentId: cid } : {}),
    })),
  };
}

const defaultName = (contentType: string, index: number) =>
  contentType === "text/calendar" ? "invite.ics" : `part-${index + 1}`;
