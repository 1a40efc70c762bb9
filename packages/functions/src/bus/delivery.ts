import { emailIdTag } from "@luna/core/aws/mailer";
import { report, type SesEvent } from "@luna/core/email/report";
import { type BusEvent, bus } from "../edge/bus.ts";

/** Takes what SES reports on mails of ours. */
export const handler = bus(async (ctx, { detail }: BusEvent<SesEvent>) => {
  const emailId = detail.mail.tags?.[emailIdTag]?.[0];
  if (emailId) await report(ctx, emailId, detail);
});
