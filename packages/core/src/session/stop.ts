import type { RouteInput } from "@luna/contracts/routes/table";
import { type Context, instant } from "../context.ts";
import { queueRemoval } from "../file/queue-removal.ts";
import { cancelled } from "./cancel.ts";
import { change } from "./change.ts";
import { deleteData } from "./delete-data.ts";
import { ended } from "./end.ts";
import { load } from "./load.ts";
import { hasEnded, type StoredSession } from "./session.ts";
import { tasksOf } from "./tasks.ts";
import { viewOf } from "./view.ts";

/** The right to stop, without a reason; the data so far is kept or deleted. Again: unchanged. */
export async function stop(ctx: Context, { id, data }: RouteInput<"stopSession">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "researcher"),
    (session) => {
      const clears = data === "delete" && !session.dataDeleted;
      const clear = clears ? withoutData(ctx, session) : {};
      const { id: sessionId, participantId } = session;
      const also = clears ? queueRemoval(ctx, { sessionId, participantId }) : [];
      if (session.status === "in-progress") {
        const end = ended(ctx, session, {
          ending: "abandon",
          at: instant(ctx),
          reason: "withdrawn",
          withdrawn: true,
        });
        return {
          ...end,
          session: { ...end.session, ...clear },
          also: [...(end.also ?? []), ...also],
        };
      }
      if (session.status === "scheduled" || session.status === "confirmed")
        return cancelled(ctx, session, "withdrawn");
      return hasEnded(session) && clears ? { session: { ...session, ...clear }, also } : undefined;
    },
  );
  // what is cut short here goes when the stop is asked for again
  if (session.dataDeleted) await deleteData(ctx, session.id, "taken-back");
  return { session: viewOf(session, ctx.actor) };
}

const withoutData = (ctx: Context, session: StoredSession): Partial<StoredSession> => ({
  dataDeleted: true,
  withdrawn: true,
  progress: 0,
  tasks: tasksOf(ctx.study, session.scenarioType),
});
