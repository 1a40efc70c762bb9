import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { cancelled } from "./cancel.ts";
import { change } from "./change.ts";
import { deleteData } from "./delete-data.ts";
import { ended } from "./end.ts";
import { load } from "./load.ts";
import { hasEnded } from "./session.ts";
import { takeBack } from "./take-back.ts";
import { viewOf } from "./view.ts";

/**
 * The right to stop, without a reason; the data so far is kept or deleted, under a legal hold when
 * that ends. Again: unchanged.
 */
export async function stop(ctx: Context, { id, data }: RouteInput<"stopSession">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "researcher"),
    (session) => {
      const clears = data === "delete" && !session.dataDeleted && !session.deletionWaits;
      if (session.status === "in-progress") {
        const end = ended(ctx, session, {
          ending: "abandon",
          at: instant(ctx),
          reason: "withdrawn",
          withdrawn: true,
        });
        if (!clears) return end;
        const cleared = takeBack(ctx, end.session);
        return { ...end, ...cleared, also: [...(end.also ?? []), ...(cleared.also ?? [])] };
      }
      if (session.status === "scheduled" || session.status === "confirmed")
        return cancelled(ctx, session, "withdrawn");
      return hasEnded(session) && clears ? takeBack(ctx, session) : undefined;
    },
  );
  // what is cut short here is done by the job that removes the files
  if (session.dataDeleted) await deleteData(ctx, session.id, "taken-back");
  return { session: viewOf(session, ctx.actor) };
}
