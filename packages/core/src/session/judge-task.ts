import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import { change } from "./change.ts";
import { load } from "./load.ts";

/** A researcher's word on how a task went: it stands whatever the events say. */
export async function judgeTask(ctx: Context, input: RouteInput<"judgeTask">) {
  const session = await change(
    ctx,
    () => load(ctx, input.id, "researcher"),
    (session) => {
      if (!session.tasks.some(({ id }) => id === input.task)) throw notFound("task");
      const { outcome, reason } = input;
      const tasks = session.tasks.map((task) =>
        task.id === input.task ? { ...task, outcome, reason } : task,
      );
      return { session: { ...session, tasks } };
    },
  );
  return { task: session.tasks.find(({ id }) => id === input.task)! };
}
