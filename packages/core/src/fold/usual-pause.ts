/** How long the longest pause of each task was: what the sessions after this one are judged by. */
import { own } from "@luna/contracts/own";
import type { SeenEvent } from "../struggle/rule.ts";
import type { FoldState } from "./state.ts";

export interface TaskPause {
  task: string;
  /** Running time of what it began with, milliseconds. */
  fromMs: number;
}

/** As hesitation measures it: acts and activity end a pause, and the machine's work is none. */
export function notePause(state: FoldState, seen: SeenEvent): void {
  const { pause } = state;
  const same = pause !== undefined && pause.task === seen.running;
  const ends = !same || seen.class === "act" || seen.class === "activity";
  const task = pause && own(state.tasks, pause.task);
  if (task && ends && !seen.machine.works)
    task.longestPauseMs = Math.max(task.longestPauseMs ?? 0, seen.ranMs - pause.fromMs);
  if (seen.running === undefined) delete state.pause;
  else if (ends || seen.machine.works) state.pause = { task: seen.running, fromMs: seen.ranMs };
}
