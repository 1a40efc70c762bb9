import { type Bus, connectBus } from "@luna/core/aws/bus";
import type { Item } from "@luna/core/aws/table";
import type { Context } from "@luna/core/context";
import { cron } from "../edge/cron.ts";
import { setting } from "../env.ts";

/**
 * Tells the bus of mails whose next attempt is due, and of those that it forgot. The mail stays due
 * until its sender has claimed it, so telling twice does no harm.
 */
export const handler = cron(
  "email-retries",
  (ctx: Context & { bus: Bus }, item: Item) =>
    ctx.bus.publish([{ type: "email.queued", detail: { emailId: item.id } }]),
  () => ({ bus: connectBus(setting("eventSource")) }),
);
