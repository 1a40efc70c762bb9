import { remind } from "@luna/core/session/remind";
import { cron } from "../edge/cron.ts";

/** Reminds of sessions a day and an hour before. */
export const handler = cron("reminders", (ctx, item) => remind(ctx, { id: item.id }));
