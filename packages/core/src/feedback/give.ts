import type { Feedback } from "@luna/contracts/entities/observation";
import type { RouteInput } from "@luna/contracts/routes/table";
import { after, type Context, instant } from "../context.ts";
import { AppError, stateConflict } from "../error.ts";
import { madeBefore, remember, stillThere } from "../idempotency/idempotency.ts";
import { requireVersion } from "../if-match.ts";
import { reply } from "../reply.ts";
import { load } from "../session/load.ts";
import * as Sessions from "../session/store.ts";
import { susScore } from "../statistics/sus-score.ts";
import * as Store from "./store.ts";

const tries = 6;
const replaceableHours = 24;

/**
 * Saves a draft, or submits; what was submitted can be replaced for 24 hours. 201, then 200; a request
 * that comes again under its key changes nothing.
 * @throws AppError `state_conflict`, `feedback_closed`, `stale` by `If-Match`
 */
export async function give(ctx: Context, input: RouteInput<"giveFeedback">) {
  const { id, draft = false, ...answers } = input;
  for (let attempt = 0; attempt < tries; attempt++) {
    // what If-Match names is the feedback, not its session
    const session = await load({ ...ctx, ifMatch: undefined }, id, "researcher");
    if (!session.startedAt) throw stateConflict("There is no feedback before the session started.");
    const made = await madeBefore(ctx, "giveFeedback");
    const known = await Store.get(ctx, id, { consistent: true });
    if (made !== undefined) return again(made, id, known);
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
    const writes = [Store.write(feedback, known), ...remember(ctx, "giveFeedback", id)];
    const stored =
      submittedAt && !session.feedbackAt
        ? await Sessions.replace(
            ctx,
            { ...session, feedbackAt: submittedAt },
            { ifVersion: session.version, also: writes },
          )
        : (await ctx.table.transact(writes)).ok;
    if (stored) return reply(known ? 200 : 201, { feedback });
  }
  throw new AppError("concurrent_change", "Somebody else is changing this feedback.");
}

/** What an earlier request with the same key gave, as it is now: made by it while nobody has replaced it. */
function again(made: string, id: string, known: Feedback | undefined) {
  if (made !== id)
    throw new AppError(
      "idempotency_reused",
      "This idempotency key came with another session before.",
    );
  const feedback = stillThere(known);
  return reply(feedback.version === 1 ? 201 : 200, { feedback });
}
