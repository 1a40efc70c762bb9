import { own } from "@luna/contracts/own";
import type { Session } from "./use-session.ts";

export type Task = Session["tasks"][number];
export type TaskStatus = Task["status"];

/** What a participant says about tasks; sent as events of source `portal`. */
export type TaskEvent =
  | { type: "task_started" | "task_abandoned" | "help_requested"; task: string }
  | { type: "task_completed"; task: string; data: { success: true } }
  | { type: "task_rated"; task: string; data: { rating: number } };

/** What was said here, which the service may not show yet. */
export type Said = Record<string, { status?: TaskStatus; rating?: number | "skipped" }>;

export function afterEvent(said: Said, event: TaskEvent): Said {
  const before = own(said, event.task) ?? {};
  const change = {
    task_started: { status: "running" as const },
    task_completed: { status: "completed" as const },
    task_abandoned: { status: "abandoned" as const },
    help_requested: {},
    task_rated: event.type === "task_rated" ? { rating: event.data.rating } : {},
  }[event.type];
  return { ...said, [event.task]: { ...before, ...change } };
}

const rank: Record<TaskStatus, number> = {
  pending: 0,
  running: 1,
  completed: 2,
  failed: 2,
  abandoned: 2,
};

export interface ShownTask extends Omit<Task, "rating"> {
  rating?: number | "skipped" | undefined;
}

/** Tasks as the service knows them, further on where something was said here that is on its way. */
export function shownTasks(tasks: readonly Task[], said: Said): ShownTask[] {
  return tasks.map((task) => {
    const here = own(said, task.id);
    const status =
      here?.status && rank[here.status] > rank[task.status] ? here.status : task.status;
    return { ...task, status, rating: task.rating ?? here?.rating };
  });
}

export const hasEnded = ({ status }: Pick<Task, "status">): boolean => rank[status] === 2;

/** The task to be at: one that runs, else one that ended and waits for its rating, else the next. */
export function currentTask(tasks: readonly ShownTask[]): ShownTask | undefined {
  return (
    tasks.find(({ status }) => status === "running") ??
    tasks.find((task) => hasEnded(task) && task.rating === undefined) ??
    tasks.find(({ status }) => status === "pending")
  );
}
