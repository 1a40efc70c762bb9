import { after, type Context, instant } from "../context.ts";
import { deadlines, wantsFeedback } from "./agenda.ts";
import { change } from "./change.ts";
import { existing } from "./load.ts";
import { mailParticipant } from "./mails.ts";
import { hasEnded } from "./session.ts";

/** Asks once for feedback, three days after the end, unless it is in. */
export async function requestFeedback(ctx: Context, { id }: { id: string }): Promise<void> {
  await change(
    ctx,
    () => existing(ctx, id),
    (session) => {
      if (!hasEnded(session) || !wantsFeedback(session)) return undefined;
      const dueAt = after(session.endedAt!, { days: deadlines.feedbackRequestAfterDays });
      if (instant(ctx) < dueAt) return undefined;
      return {
        session: { ...session, feedbackRequestedAt: instant(ctx) },
        also: mailParticipant(ctx, session, "feedback-request"),
      };
    },
  );
}
