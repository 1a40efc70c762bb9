/** Puts a mail together at the moment of sending. */
import type { EmailKind } from "@luna/contracts/entities/record";
import { languageOf } from "@luna/contracts/language";
import { renderEmail } from "@luna/emails";
import { invitationFile } from "../calendar/invitation.ts";
import { type Context, instant } from "../context.ts";
import type { About, Recipient } from "./concerned.ts";
import { dispensable, type EmailData, type StoredEmail } from "./email.ts";
import { unsubscribeLink } from "./links.ts";
import { mimeOf } from "./mime.ts";
import { propsOf, titleOf } from "./props.ts";

export interface ComposedEmail {
  to: string;
  subject: string;
  text: string;
  mime: Buffer;
}

/** The method of the calendar file that goes along; undefined for mails without one. */
function calendarMethod(email: StoredEmail): "REQUEST" | "CANCEL" | undefined {
  switch (email.emailKind) {
    case "session-confirmation":
    case "session-moved":
      return "REQUEST";
    case "session-cancelled":
      return "CANCEL";
    case "staff-session": {
      const { change } = email.data as EmailData["staff-session"];
      return change === "cancelled" || change === "released" ? "CANCEL" : "REQUEST";
    }
    default:
      return undefined;
  }
}

export async function compose(
  ctx: Context,
  email: StoredEmail,
  about: About,
  recipient: Recipient,
  sender: { from: string; replyTo: string | undefined },
): Promise<ComposedEmail> {
  const { settings } = ctx;
  const kind: EmailKind = email.emailKind;
  const props = await propsOf(ctx, kind, { email, about, recipient, data: email.data as never });
  const rendered = await renderEmail({
    kind,
    props,
    locale: recipient.locale,
    brand: {
      studyName: settings.studyName,
      brandColor: settings.brandColor,
      controllerName: settings.controllerName,
      privacyContact: settings.privacyContact,
      ...(settings.privacyNoticeUrl && { privacyNoticeUrl: settings.privacyNoticeUrl }),
      portalUrl: settings.portalUrl,
    },
  });
  // a session for now has no time that a calendar could take
  const method = about.session?.scheduledAt ? calendarMethod(email) : undefined;
  const mime = await mimeOf({
    from: { name: settings.studyName, address: sender.from },
    replyTo: sender.replyTo,
    to: { name: recipient.name, address: recipient.address },
    ...rendered,
    calendar: method && {
      method,
      content: calendarFile(ctx, method, about, recipient, sender.from),
    },
    unsubscribeUrl:
      dispensable.includes(kind) && about.participant
        ? await unsubscribeLink(ctx, about.participant.id)
        : undefined,
    at: ctx.now(),
    language: languageOf(recipient.locale),
  });
  return { to: recipient.address, subject: rendered.subject, text: rendered.text, mime };
}

function calendarFile(
  ctx: Context,
  method: "REQUEST" | "CANCEL",
  { session }: About,
  recipient: Recipient,
  from: string,
): string {
  if (!session?.scheduledAt) throw new Error("a session without a time has no calendar file");
  return invitationFile({
    method,
    sessionId: session.id,
    sequence: session.calendarSequence,
    start: session.scheduledAt,
    durationMinutes: session.durationMinutes,
    title: `${ctx.settings.studyName}: ${titleOf(ctx, session, recipient.locale)}`,
    description: session.code,
    url: session.meetingUrl,
    organizer: { name: ctx.settings.studyName, email: from },
    attendee: { name: recipient.name, email: recipient.address },
    stamp: instant(ctx),
  });
}
