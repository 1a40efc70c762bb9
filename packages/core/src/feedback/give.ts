import type { Feedback } from "@luna/contracts/entities/observation";
import type { RouteInput } from "@luna/contracts/routes/table";
import { after, type Context, instant } from "../context.ts";
import { AppError, stateConflict } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import { reply } from "../reply.ts";
import { load } from "../session/load.ts";
import * as Sessions from "../session/store.ts";
import { susScore } from "../statistics/sus-score.ts";
import * as Store from "./store.ts";

const tries = 6;
const replaceableHours = 24;

/** Saves a draft, or submits; what was submitted can be replaced for 24 hours. 201, then 200. */
export async function give(ctx: Context, input: RouteInput<"giveFeedback">) {
  const { id, draft = false, ...answers } = input;
  for (let attempt = 0; attempt < tries; attempt++) {
    // what If-Match names is the feedback, not its session
    const session = await load({ ...ctx, ifMatch: undefined }, id, "researcher");
    if (!session.startedAt) throw stateConflict("There is no feedback before the session started.");
    const known = await Store.get(ctx, id, { consistent: true });
    requireVersion(ctx, known?.version ?? 0, "feedback");
    const now = instant(ctx);
    const submittedAt = known?.submittedAt ?? (draft ? undefined : now);
    if (known?.submittedAt && now > after(known.submittedAt, { hours: replaceableHours }))
      throw new AppError("feedback_closed", "Feedback can be replaced for 24 hours.");
    const score = susScore(answers.sus ?? []);
    const feedback: Feedback = {
      ...answers,
      sessionId: id,
      participantId: session.participantId,
      draft: submittedAt === undefined,
      ...(score !== undefined && { susScore: score }),
      ...(submittedAt && { submittedAt }),
      updatedAt: now,
      version: (known?.version ?? 0) + 1,
    };
    const stored =
      submittedAt && !session.feedbackAt
        ? await Sessions.replace(
            ctx,
            { ...session, feedbackAt: submittedAt },
            { ifVersion: session.version, also: [Store.write(feedback, known)] },
          )
        : (await ctx.table.transact([Store.write(feedback, known)])).ok;
    if (stored) return reply(known ? 200 : 201, { feedback });
  }
  throw new AppError("concurrent_change", "Somebody else is changing this feedback.");
}
