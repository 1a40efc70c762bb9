/** What became of an error: whether the task that it came in got done, and how long after. */
import type { SessionTask } from "@luna/contracts/entities/session";
import { own } from "@luna/contracts/own";
import type { ErrorGroup, FoldedTask } from "../fold/state.ts";
import { helped, succeeded } from "../session/task-outcome.ts";

export type Recovery = {
  state: "recovered" | "with-help" | "not-recovered" | "no-task";
  /** From the last time it came to the end of the task. */
  seconds?: number;
};

export function recoveryOf(
  error: Pick<ErrorGroup, "task" | "lastMs">,
  tasks: readonly Pick<SessionTask, "id" | "status" | "outcome">[],
  folded: Readonly<Record<string, FoldedTask>>,
): Recovery {
  const task = tasks.find(({ id }) => id === error.task);
  const known = error.task === undefined ? undefined : own(folded, error.task);
  if (!task || !known) return { state: "no-task" };
  if (!succeeded(task)) return { state: "not-recovered" };
  const after = known.endedMs === undefined ? 0 : (known.endedMs - error.lastMs) / 1000;
  const state = helped(task, known.helps) ? "with-help" : "recovered";
  return { state, ...(after > 0 && { seconds: after }) };
}
