/** A mail as MIME: text, HTML, the calendar part and the headers that mail programs act on. */
import MailComposer from "nodemailer/lib/mail-composer";

export interface Message {
  from: { name: string; address: string };
  replyTo: string | undefined;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  calendar?: { method: "REQUEST" | "CANCEL"; content: string } | undefined;
  /** Takes the POST of RFC 8058. */
  unsubscribeUrl?: string | undefined;
  /** Milliseconds since 1970. */
  at: number;
  language: string;
}

/** The bytes to send. */
export function mimeOf(message: Message): Promise<Buffer> {
  const { calendar, unsubscribeUrl } = message;
  const composer = new MailComposer({
    from: message.from,
    to: message.to,
    replyTo: message.replyTo,
    subject: message.subject,
    text: message.text,
    html: message.html,
    date: new Date(message.at),
    headers: {
      "Content-Language": message.language,
      // no out-of-office replies, please
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "OOF, AutoReply",
      ...(unsubscribeUrl && {
        "List-Unsubscribe": `<${unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    ...(calendar && {
      icalEvent: {
        method: calendar.method,
        filename: calendar.method === "CANCEL" ? "cancelled.ics" : "invitation.ics",
        content: calendar.content,
      },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
