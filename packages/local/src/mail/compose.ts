import MailComposer from "nodemailer/lib/mail-composer";
import type { SendRequest, SimpleContent } from "./send-request.ts";

/** Header lines that SES sets itself, whatever the sender wrote. */
interface Stamp {
  /** `<id@region.amazonses.com>` */
  messageId: string;
  date: Date;
}

/** The MIME message that SES would send for simple content. */
export async function composeSimple(
  request: SendRequest,
  content: SimpleContent,
  stamp: Stamp,
): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: stamp.messageId,
    date: stamp.date,
    from: request.FromEmailAddress,
    to: request.Destination?.ToAddresses,
    cc: request.Destination?.CcAddresses,
    replyTo: request.ReplyToAddresses,
    subject: content.Subject.Data,
    text: content.Body.Text?.Data,
    html: content.Body.Html?.Data,
    headers: (content.Headers ?? []).map(({ Name, Value }) => ({ key: Name, value: Value })),
    attachments: (content.Attachments ?? []).map((attachment) => ({
      filename: attachment.FileName,
      content: Buffer.from(attachment.RawContent, "base64"),
      contentType: attachment.ContentType,
      contentDisposition: attachment.ContentDisposition === "INLINE" ? "inline" : "attachment",
      cid: attachment.ContentId,
      headers: attachment.ContentDescription
        ? { "Content-Description": attachment.ContentDescription }
        : undefined,
    })),
  });
  return composer.compile().build();
}

/** A raw message with SES's own Message-ID and Date in place of the sender's; Bcc is taken out. */
export function stampRaw(raw: Buffer, stamp: Stamp): Buffer {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const rest = end ? text.slice(end.index) : "\r\n\r\n";
  const kept = head
    .split(/\r?\n(?![ \t])/)
    .filter((line) => line !== "" && !/^(message-id|date|bcc|return-path):/i.test(line));
  const stamped = [
    ...kept,
    `Message-ID: ${stamp.messageId}`,
    `Date: ${stamp.date.toUTCString().replace("GMT", "+0000")}`,
  ];
  return Buffer.from(stamped.join("\r\n") + rest, "latin1");
}
