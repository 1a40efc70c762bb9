import { bareAddress } from "./template.ts";

export type SesEventType =
  | "Send"
  | "Delivery"
  | "Bounce"
  | "Complaint"
  | "Reject"
  | "DeliveryDelay"
  | "RenderingFailure";

export interface Outcome {
  type: SesEventType;
  /** Of a bounce. */
  subType?: "General" | "Suppressed" | "OnAccountSuppressionList";
  recipients: string[];
}

/** The mailbox of SES's simulator behind an address, labels left out; undefined for any other address. */
function simulatorMailbox(address: string): string | undefined {
  const match = /^([^@+]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(bareAddress(address));
  return match?.[1];
}

/** What becomes of a mail to one address, as SES's simulator and suppression list settle it. */
function outcomesOf(address: string, suppressed: boolean): Omit<Outcome, "recipients">[] {
  if (suppressed) return [{ type: "Bounce", subType: "OnAccountSuppressionList" }];
  switch (simulatorMailbox(address)) {
    case "bounce":
      return [{ type: "Bounce", subType: "General" }];
    case "suppressionlist":
      return [{ type: "Bounce", subType: "Suppressed" }];
    case "complaint":
      return [{ type: "Delivery" }, { type: "Complaint" }];
    default:
      return [{ type: "Delivery" }];
  }
}

// The harmless test file that virus scanners agree on; split so that this source is not mistaken for it.
const virusTest = ["X5O!P%@AP[4", "PZX54(P^)7CC)7}$EICAR"].join("\\");

/** Whether SES would reject the mail for a virus. */
export function hasVirus(contents: Uint8Array[]): boolean {
  return contents.some((content) => Buffer.from(content).includes(virusTest));
}

/** Every event of one mail in its order, recipients of the same fate together. */
export function outcomes(
  recipients: string[],
  isSuppressed: (address: string) => boolean,
  virus: boolean,
): Outcome[] {
  if (virus) return [{ type: "Reject", recipients }];
  const all: Outcome[] = [{ type: "Send", recipients }];
  for (const recipient of recipients) {
    for (const outcome of outcomesOf(recipient, isSuppressed(recipient))) {
      const same = all.find(
        ({ type, subType }) => type === outcome.type && subType === outcome.subType,
      );
      if (same) same.recipients.push(recipient);
      else all.push({ ...outcome, recipients: [recipient] });
    }
  }
  return all;
}
