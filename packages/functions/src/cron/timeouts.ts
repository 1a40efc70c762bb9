import { timeOut } from "@luna/core/session/time-out";
import { cron } from "../edge/cron.ts";

/** Finds missed and abandoned sessions, and those that have ended without a word. */
export const handler = cron("timeouts", (ctx, item) => timeOut(ctx, { id: item.id }));
