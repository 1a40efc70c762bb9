/** SES events in the shape in which EventBridge gets them; pure. */
import type { BusEvent } from "../part.ts";
import type { Outcome, SesEventType } from "./outcome.ts";

/** A mail as SES's events describe it. */
export interface SentMail {
  messageId: string;
  /** ISO 8601. */
  at: string;
  source: string;
  sourceArn: string;
  account: string;
  region: string;
  configurationSet?: string;
  destination: string[];
  headers: { name: string; value: string }[];
  subject: string;
  tags: Record<string, string[]>;
}

const detailTypes: Record<SesEventType, string> = {
  Send: "Email Sent",
  Delivery: "Email Delivered",
  Bounce: "Email Bounced",
  Complaint: "Email Complaint Received",
  Reject: "Email Rejected",
  DeliveryDelay: "Email Delivery Delayed",
  RenderingFailure: "Email Rendering Failed",
};

const bounceTexts = {
  General: "smtp; 550 5.1.1 user unknown",
  Suppressed:
    "Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.",
  OnAccountSuppressionList:
    "Amazon SES did not send the message to this address because it is on the suppression list for your account.",
};

/** @param at ISO 8601, when it happened */
export function sesEvent(
  mail: SentMail,
  { type, subType = "General", recipients }: Outcome,
  at: string,
): Pick<BusEvent, "source" | "detail-type" | "detail" | "resources"> {
  const reportingMTA = `a1-2.smtp-out.${mail.region}.amazonses.com`;
  const feedbackId = `${mail.messageId.slice(0, 16)}-feedback-000000`;
  const addresses = recipients.map((emailAddress) => ({ emailAddress }));
  const bodies: Record<SesEventType, Record<string, unknown>> = {
    Send: { send: {} },
    Delivery: {
      delivery: {
        timestamp: at,
        processingTimeMillis: Math.max(0, Date.parse(at) - Date.parse(mail.at)),
        recipients,
        smtpResponse: "250 2.6.0 Message received",
        reportingMTA,
      },
    },
    Bounce: {
      bounce: {
        feedbackId,
        bounceType: "Permanent",
        bounceSubType: subType,
        bouncedRecipients: recipients.map((emailAddress) => ({
          emailAddress,
          action: "failed",
          status: "5.1.1",
          diagnosticCode: bounceTexts[subType],
        })),
        timestamp: at,
        reportingMTA: `dsn; ${reportingMTA}`,
      },
    },
    Complaint: {
      complaint: {
        feedbackId,
        complaintSubType: null,
        complainedRecipients: addresses,
        timestamp: at,
        userAgent: "Amazon SES Mailbox Simulator",
        complaintFeedbackType: "abuse",
        arrivalDate: at,
      },
    },
    Reject: { reject: { reason: "Bad content" } },
    DeliveryDelay: {
      deliveryDelay: {
        timestamp: at,
        delayType: "TransientCommunicationFailure",
        expirationTime: new Date(Date.parse(at) + 12 * 3_600_000).toISOString(),
        delayedRecipients: recipients.map((emailAddress) => ({
          emailAddress,
          status: "4.4.1",
          diagnosticCode: "smtp; 421 4.4.1 Unable to connect to remote host",
        })),
      },
    },
    RenderingFailure: { failure: { errorMessage: "A variable is missing.", templateName: "" } },
  };
  return {
    source: "aws.ses",
    "detail-type": detailTypes[type],
    resources: mail.configurationSet
      ? [`arn:aws:ses:${mail.region}:${mail.account}:configuration-set/${mail.configurationSet}`]
      : [],
    detail: { eventType: type, mail: describe(mail), ...bodies[type] },
  };
}

function describe(mail: SentMail) {
  const headerValue = (name: string) =>
    mail.headers.find((header) => header.name.toLowerCase() === name)?.value;
  return {
    timestamp: mail.at,
    source: mail.source,
    sourceArn: mail.sourceArn,
    sendingAccountId: mail.account,
    messageId: mail.messageId,
    destination: mail.destination,
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: {
      from: [headerValue("from") ?? mail.source],
      to: [headerValue("to") ?? mail.destination.join(", ")],
      messageId: mail.messageId,
      subject: mail.subject,
    },
    tags: {
      "ses:source-ip": ["127.0.0.1"],
      "ses:from-domain": [mail.source.replace(/^.*@/s, "").replace(/>.*$/s, "")],
      ...(mail.configurationSet ? { "ses:configuration-set": [mail.configurationSet] } : {}),
      ...mail.tags,
    },
  };
}
