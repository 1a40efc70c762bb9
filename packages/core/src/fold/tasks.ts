/** How an event moves the tasks: each starts and ends once, whoever says so. */
import { own, setOwn } from "@luna/contracts/own";
import type { OrderedEvent } from "../event/order.ts";
import { rankOf } from "../event/sources.ts";
import type { FoldedTask, FoldState } from "./state.ts";

const untouched = (): FoldedTask => ({
  status: "pending",
  startRank: -1,
  endRank: -1,
  errors: 0,
  helps: 0,
  retries: 0,
});

/** The task that an event belongs to: its own word, else the one that runs. */
export const taskOf = (state: FoldState, event: OrderedEvent): string | undefined =>
  event.task ?? state.currentTask;

/** Moves tasks; on conflict the higher rank's word counts, and the first of equal rank. */
export function moveTask(state: FoldState, event: OrderedEvent, known: readonly string[]): void {
  const id = taskOf(state, event);
  if (id === undefined || !known.includes(id)) return;
  const task = own(state.tasks, id) ?? untouched();
  setOwn(state.tasks, id, task);
  const rank = rankOf(event.source);
  switch (event.type) {
    case "task_started":
      if (rank > task.startRank) {
        task.startedMs = event.correctedMs;
        task.startRank = rank;
      }
      if (task.endRank < 0) {
        task.status = "running";
        state.currentTask = id;
      }
      break;
    case "task_completed":
      end(state, id, task, event, event.data?.success === false ? "failed" : "completed");
      break;
    case "task_abandoned":
      end(state, id, task, event, "abandoned");
      break;
    case "task_rated":
      task.rating = Number(event.data?.rating);
      break;
    case "help_requested":
      task.helps++;
      break;
    case "retry":
      task.retries++;
      break;
  }
}

function end(
  state: FoldState,
  id: string,
  task: FoldedTask,
  event: OrderedEvent,
  status: "completed" | "failed" | "abandoned",
): void {
  const rank = rankOf(event.source);
  if (rank <= task.endRank) return;
  task.status = status;
  task.endedMs = event.correctedMs;
  task.endReceivedMs = event.receivedMs;
  task.endRank = rank;
  if (state.currentTask === id) delete state.currentTask;
}
