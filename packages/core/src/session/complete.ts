import type { SessionOutcome } from "@luna/contracts/entities/session";
import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import * as Metrics from "../metrics/store.ts";
import { change } from "./change.ts";
import { ended } from "./end.ts";
import { load } from "./load.ts";
import { hasEnded, type StoredSession } from "./session.ts";
import { viewOf } from "./view.ts";

/** Completes a running session; without success it has failed. Again: unchanged. */
export async function complete(ctx: Context, input: RouteInput<"completeSession">) {
  const session = await change(
    ctx,
    () => load(ctx, input.id, "researcher"),
    async (session) => {
      if (hasEnded(session)) return undefined;
      return ended(ctx, session, {
        ending: input.success === false ? "fail" : "complete",
        at: instant(ctx),
        outcome: await outcomeOf(ctx, session, input.success),
        // the team's notes are the team's: what others say at the end is kept as the reason
        ...(ctx.actor.kind === "staff" ? { notes: input.notes } : { reason: input.notes }),
      });
    },
  );
  return { session: viewOf(session, ctx.actor) };
}

/** How it went: what is said, else what the tasks say; help that was asked for is told. */
export async function outcomeOf(
  ctx: Context,
  session: StoredSession,
  success: boolean | undefined,
): Promise<SessionOutcome> {
  const failed =
    success === undefined
      ? session.tasks.some(({ status }) => status === "failed" || status === "abandoned")
      : !success;
  if (failed) return "failure";
  const metrics = await Metrics.get(ctx, session.id);
  return (metrics?.summary.byType.help_requested ?? 0) > 0 ? "with-help" : "success";
}
