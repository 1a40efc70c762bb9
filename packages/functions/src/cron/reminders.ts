import type { Item } from "@luna/core/aws/table";
import type { Context } from "@luna/core/context";
import { queueDigest } from "@luna/core/digest/queue-digest";
import { remind } from "@luna/core/session/remind";
import { cron } from "../edge/cron.ts";

/** Reminds of sessions a day and an hour before, and the team of its day. */
export const handler = cron("reminders", (ctx: Context, item: Item) =>
  item.kind === "staff" ? queueDigest(ctx, item) : remind(ctx, { id: item.id }),
);
