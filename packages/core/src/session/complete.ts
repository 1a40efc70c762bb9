import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import * as Metrics from "../metrics/store.ts";
import { change } from "./change.ts";
import { ended } from "./end.ts";
import { load } from "./load.ts";
import { outcomeAtEnd } from "./outcome.ts";
import { hasEnded } from "./session.ts";
import { viewOf } from "./view.ts";

/** Completes a running session; without success it has failed. Again: unchanged. */
export async function complete(ctx: Context, input: RouteInput<"completeSession">) {
  const session = await change(
    ctx,
    () => load(ctx, input.id, "researcher"),
    async (session) => {
      if (hasEnded(session)) return undefined;
      const metrics = await Metrics.get(ctx, session.id, { consistent: true });
      const { success } = input;
      return ended(ctx, session, {
        ending: success === false ? "fail" : "complete",
        at: instant(ctx),
        went: outcomeAtEnd(session, metrics?.state, { success, by: ctx.actor }),
        // the team's notes are the team's: what others say at the end is kept as the reason
        ...(ctx.actor.kind === "staff" ? { notes: input.notes } : { reason: input.notes }),
      });
    },
  );
  return { session: viewOf(session, ctx.actor) };
}
