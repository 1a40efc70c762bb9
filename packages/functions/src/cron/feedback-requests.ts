import { requestFeedback } from "@luna/core/session/request-feedback";
import { cron } from "../edge/cron.ts";

/** Asks for feedback after a session. */
export const handler = cron("feedback-requests", (ctx, item) =>
  requestFeedback(ctx, { id: item.id }),
);
