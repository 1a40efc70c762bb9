/** Trouble that a task is about: it raises no signal and no alert. */
import { isTrouble } from "@luna/contracts/events/event-types";
import type { StudyTask } from "@luna/contracts/study/study";
import type { OrderedEvent } from "../event/order.ts";

const connectionCode = /^(?:network|connection|offline|timeout|dns|econn|enotfound|etimedout)/i;

export function isExpected(
  event: Pick<OrderedEvent, "type" | "data">,
  task: Pick<StudyTask, "expects"> | undefined,
): boolean {
  const expects = task?.expects ?? [];
  if (event.type === "crash") return expects.includes("crash");
  if (event.type === "help_requested") return expects.includes("help");
  if (event.type === "error" || event.type === "unhandled_rejection") {
    const code = event.data?.code;
    return (
      expects.includes("connection-lost") && typeof code === "string" && connectionCode.test(code)
    );
  }
  return false;
}

/** A trouble as the rules count it. */
export const countsAsTrouble = (
  event: OrderedEvent,
  task: Pick<StudyTask, "expects"> | undefined,
): boolean => isTrouble(event) && !isExpected(event, task);
