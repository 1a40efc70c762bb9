/** A mail as the service keeps it: outbox and history in one item. */
import type { Email, EmailKind } from "@luna/contracts/entities/record";
import type { EmailProps } from "@luna/emails";

/** What a mail of each kind needs to know beside the participant, the session and the staff it is about. */
export interface EmailData {
  welcome: undefined;
  "session-confirmation": undefined;
  "session-moved": { previousAt: string };
  "session-cancelled": { cancelledBy: "participant" | "team"; reason?: string | undefined };
  /** `scheduledAt` is the time it reminds of: a session that has moved since gets no such reminder. */
  "session-reminder": { before: "24h" | "1h"; scheduledAt: string };
  "no-show": { ours?: boolean | undefined } | undefined;
  "thank-you": undefined;
  "feedback-request": undefined;
  "sign-in-link": undefined;
  /** The mail to the old address names the new one, masked. */
  "address-changed": { to: "new" } | { to: "old"; newAddress: string };
  "staff-session": {
    /** `released`: no longer its moderator or observer. */
    change: "invited" | "moved" | "cancelled" | "released";
    previousAt?: string | undefined;
    reason?: string | undefined;
  };
  /** As the template takes it, save who reads it and where its link leads. */
  "staff-digest": Omit<EmailProps["staff-digest"], "staffName" | "timeZone" | "overviewLink">;
  alert: { alertId: string };
  message: { subject: string; text: string; senderName?: string | undefined };
}

/** As stored: the item's `kind` says that it is a mail, `emailKind` which. */
export interface StoredEmail extends Omit<Email, "kind" | "html"> {
  emailKind: EmailKind;
  data?: EmailData[EmailKind];
  /** Where it goes, if not to the address that the person has when it is sent. `to` is where it went. */
  address?: string;
  /** Not to be sent before. */
  sendAt: string;
  /** SES's id of the message. */
  messageId?: string;
  /** The mail that this one repeats. */
  resendOf?: string;
}

/** Kinds that one can do without: they carry an unsubscribe link and respect it. */
export const dispensable: readonly EmailKind[] = ["message", "feedback-request"];
