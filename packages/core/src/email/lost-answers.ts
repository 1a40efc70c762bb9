/** What becomes of a mail that SES may have taken though its answer never came. */
import type { EmailKind } from "@luna/contracts/entities/record";

interface Rule {
  /** So long SES's own report is waited for; it comes within seconds, and settles the matter. */
  waitMinutes: number;
  /**
   * Whether it is then sent once more, at the risk of a second copy. Otherwise it has `failed`, an
   * alert says so, and a researcher decides.
   */
  again: boolean;
}

/** A second copy is better than none, and the mail cannot wait. */
const soon: Rule = { waitMinutes: 2, again: true };
/** A second copy is better than none: it says the same, and a calendar takes the same entry twice. */
const again: Rule = { waitMinutes: 15, again: true };
/** None is better than a second copy: nobody misses it, or a person wrote it to a person. */
const once: Rule = { waitMinutes: 15, again: false };

/** The rule of each kind; explained in docs/decisions/mail-delivery.md. */
export const lostAnswers: Record<EmailKind, Rule> = {
  "sign-in-link": soon,
  "session-reminder": soon,
  alert: soon,
  welcome: again,
  "session-confirmation": again,
  "session-moved": again,
  "session-cancelled": again,
  "no-show": again,
  "address-changed": again,
  "staff-session": again,
  "staff-digest": once,
  "thank-you": once,
  "feedback-request": once,
  message: once,
};
