import { after, type Context, instant } from "../context.ts";
import { notFound } from "../error.ts";
import { deadlines, wantsFeedback } from "./agenda.ts";
import { change } from "./change.ts";
import { mailParticipant } from "./mails.ts";
import { hasEnded } from "./session.ts";
import * as Store from "./store.ts";

/** Asks once for feedback, three days after the end, unless it is in. */
export async function requestFeedback(ctx: Context, { id }: { id: string }): Promise<void> {
  await change(
    ctx,
    async () => {
      const session = await Store.get(ctx, id, { consistent: true });
      if (!session) throw notFound("session");
      return session;
    },
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
