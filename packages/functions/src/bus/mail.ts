import { send } from "@luna/core/email/send";
import { bus } from "../edge/bus.ts";
import { mailWorld } from "../edge/mailer.ts";

/** Sends a mail as soon as it is in the outbox. */
export const handler = bus(
  (ctx, event: { detail: { emailId: string } }) => send(ctx, event.detail.emailId),
  mailWorld,
);
