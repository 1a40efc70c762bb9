/** How long tasks took and what lay between them, the time between the phases of a session left out. */
import type { SessionTask } from "@luna/contracts/entities/session";
import { ranMsAt, type Span } from "../fold/pauses.ts";

const secondsBetween = (from: string, to: string, pauses: readonly Span[]): number =>
  (ranMsAt(pauses, Date.parse(to)) - ranMsAt(pauses, Date.parse(from))) / 1000;

/** Nothing for a task that has not ended, or whose span is zero or less by wrong clocks. */
export function timeOf(task: SessionTask, pauses: readonly Span[]): { seconds?: number } {
  if (task.startedAt === undefined || task.endedAt === undefined) return {};
  const seconds = secondsBetween(task.startedAt, task.endedAt, pauses);
  return seconds > 0 ? { seconds } : {};
}

/** Seconds from the end of the task before to the start of each, by task. */
export function gapsOf(
  tasks: readonly SessionTask[],
  pauses: readonly Span[],
): Record<string, number> {
  const started = tasks
    .filter(({ startedAt }) => startedAt !== undefined)
    .sort((a, b) => (a.startedAt! < b.startedAt! ? -1 : 1));
  return Object.fromEntries(
    started.slice(1).flatMap(({ id, startedAt }, at): [string, number][] => {
      const { endedAt } = started[at]!;
      return endedAt === undefined || endedAt > startedAt!
        ? []
        : [[id, secondsBetween(endedAt, startedAt!, pauses)]];
    }),
  );
}
