import { connectBus } from "@luna/core/aws/bus";
import { announce } from "@luna/core/email/announce";
import { cron } from "../edge/cron.ts";
import { setting } from "../env.ts";

/** Tells the bus of mails whose next attempt is due, and of those that it forgot. */
export const handler = cron("email-retries", announce, () => ({
  bus: connectBus(setting("eventSource")),
}));
