/** How a task went: a researcher's word goes before what the events say. */
import type { SessionTask } from "@luna/contracts/entities/session";

type Task = Pick<SessionTask, "status" | "outcome">;

export const succeeded = ({ status, outcome }: Task): boolean =>
  outcome ? outcome === "success" || outcome === "with-help" : status === "completed";

export const failed = ({ status, outcome }: Task): boolean =>
  outcome ? outcome === "failure" : status === "failed" || status === "abandoned";

/** Help that was asked for is help, and so is help that a researcher tells of. */
export const helped = ({ outcome }: Task, helps: number): boolean =>
  helps > 0 || outcome === "with-help";

export const succeededUnaided = (task: Task, helps: number): boolean =>
  succeeded(task) && !helped(task, helps);
