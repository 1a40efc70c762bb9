/** What SES reports on a mail; reports come at least once and in any order. */
import { type Context, instantOf } from "../context.ts";
import { change } from "./change.ts";
import type { StoredEmail } from "./email.ts";
import { afterReport, type Moment, type Report } from "./status.ts";
import * as Email from "./store.ts";
import { type SuppressionReason, suppress } from "./suppression.ts";

/** SES's event as EventBridge brings it, as far as it is read here. */
export interface SesEvent {
  eventType: string;
  mail: {
    timestamp: string;
    messageId: string;
    destination?: string[];
    commonHeaders?: { subject?: string };
    tags?: Record<string, string[]>;
  };
  delivery?: { timestamp: string };
  bounce?: { bounceType: string; bounceSubType: string; timestamp: string };
  complaint?: { timestamp: string };
  deliveryDelay?: { timestamp: string; delayType: string };
  /** Come only where the stage has SES follow what readers do. */
  open?: { timestamp: string };
  click?: { timestamp: string };
}

interface News {
  report?: Report;
  moment?: Moment;
  at: string;
  failure?: string;
  suppress?: SuppressionReason;
}

/** What an event says of a mail; undefined for one that says nothing. Pure. */
export function newsOf(event: SesEvent): News | undefined {
  const { mail, delivery, bounce, complaint, deliveryDelay, open, click } = event;
  switch (event.eventType) {
    case "Send":
      return { report: "sent", at: mail.timestamp };
    case "Delivery":
      return { report: "delivered", at: delivery?.timestamp ?? mail.timestamp };
    case "Bounce": {
      const at = bounce?.timestamp ?? mail.timestamp;
      const failure = `${bounce?.bounceType ?? "Undetermined"}/${bounce?.bounceSubType ?? "Undetermined"}`;
      if (bounce?.bounceSubType === "OnAccountSuppressionList")
        return { report: "suppressed", at, failure };
      // a full mailbox may be emptied, an unknown one stays unknown
      return bounce?.bounceType === "Permanent"
        ? { report: "bounced", at, failure, suppress: "bounce" }
        : { report: "bounced", at, failure };
    }
    case "Complaint":
      return {
        report: "complained",
        at: complaint?.timestamp ?? mail.timestamp,
        suppress: "complaint",
      };
    case "Reject":
      return { report: "rejected", at: mail.timestamp, failure: "content_rejected" };
    case "DeliveryDelay":
      return { moment: "delayedAt", at: deliveryDelay?.timestamp ?? mail.timestamp };
    case "Open":
      return { moment: "openedAt", at: open?.timestamp ?? mail.timestamp };
    case "Click":
      return { moment: "clickedAt", at: click?.timestamp ?? mail.timestamp };
    default:
      return undefined;
  }
}

/** Takes an event of a mail with this id. A mail that is no more is nobody's. */
export async function report(ctx: Context, emailId: string, event: SesEvent): Promise<void> {
  const news = newsOf(event);
  if (!news) return;
  if (news.suppress) {
    const email = await Email.get(ctx, emailId);
    // after an erasure not even the hash of an address is kept
    const to = email?.to ?? event.mail.destination?.[0];
    if (email && to) await suppress(ctx, to, news.suppress, email.participantId);
  }
  const { suppress: _suppress, ...told } = news;
  await change(ctx, emailId, (email) =>
    afterReport(withAddress(email, event), {
      ...told,
      at: instantOf(told.at),
      sentAt: instantOf(event.mail.timestamp),
      messageId: event.mail.messageId,
    }),
  );
}

/** A sender that died after SES took the mail noted neither address nor subject: SES knows both. */
function withAddress(email: StoredEmail, { mail }: SesEvent): StoredEmail {
  const to = email.to ?? mail.destination?.[0];
  const subject = email.subject ?? mail.commonHeaders?.subject;
  return { ...email, ...(to && { to }), ...(subject && { subject }) };
}
