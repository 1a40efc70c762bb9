import { lookAt } from "@luna/core/clock/look-at";
import { timeOut } from "@luna/core/session/time-out";
import { cron } from "../edge/cron.ts";

/** Finds missed and abandoned sessions, and looks at those that run for what only time shows. */
export const handler = cron("timeouts", (ctx, item) =>
  item.kind === "clock"
    ? lookAt(ctx, item.pk.slice("SESSION#".length))
    : timeOut(ctx, { id: item.id }),
);
