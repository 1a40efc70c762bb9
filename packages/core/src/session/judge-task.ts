import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import * as Metrics from "../metrics/store.ts";
import { change } from "./change.ts";
import { load } from "./load.ts";
import { withOutcome } from "./outcome.ts";

/** A researcher's word on how a task went: it stands whatever the events say, and counts for the session. */
export async function judgeTask(ctx: Context, input: RouteInput<"judgeTask">) {
  const session = await change(
    ctx,
    () => load(ctx, input.id, "researcher"),
    async (session) => {
      if (!session.tasks.some(({ id }) => id === input.task)) throw notFound("task");
      const { outcome, reason } = input;
      const tasks = session.tasks.map((task) =>
        task.id === input.task ? { ...task, outcome, reason } : task,
      );
      const metrics = await Metrics.get(ctx, session.id, { consistent: true });
      return { session: withOutcome({ ...session, tasks }, metrics?.state) };
    },
  );
  return { task: session.tasks.find(({ id }) => id === input.task)! };
}
