/**
 * 2 or more failed or abandoned tasks within 5 minutes, or 3 or more retries in one task. A task ends
 * once, by the word of the highest source; a retry that answers expected trouble is no struggle.
 */
import { own } from "@luna/contracts/own";
import { rankOf } from "../event/sources.ts";
import { isExpected } from "./expected.ts";
import type { Mark, Rule, SeenEvent } from "./rule.ts";
import { markOf } from "./rule.ts";

interface Memory {
  /** How each task ended. */
  ends: Record<string, { rank: number; failed: boolean; mark: Mark }>;
  /** Retries by task, the first ones. */
  retries: Record<string, Mark[]>;
  /** The last trouble was one that the task is about. */
  expected: boolean;
}

const mostKept = 50;

export const repeatedFailure: Rule<Memory> = {
  rule: "repeated_failure",
  version: "1",
  severity: "high",
  begin: { ends: {}, retries: {}, expected: false },
  step(before, seen, study) {
    const { count, withinSeconds, retriesInTask } = study.struggles.repeatedFailure;
    const windowMs = withinSeconds * 1000;
    const memory = remember(before, seen);
    const failed = Object.values(memory.ends)
      .filter((end) => end.failed && end.mark.ranAt >= seen.ranMs - windowMs)
      .map(({ mark }) => mark)
      .sort((a, b) => a.ranAt - b.ranAt);
    const retries = (seen.task !== undefined && own(memory.retries, seen.task)) || [];
    const retried = retries.length >= retriesInTask;
    if (failed.length < count && !retried) return { memory };
    const marks = [...(failed.length >= count ? failed : []), ...(retried ? retries : [])].sort(
      (a, b) => a.ranAt - b.ranAt,
    );
    const until = retried ? undefined : failed[failed.length - count]!.ranAt + windowMs;
    return { memory, finding: { marks, until } };
  },
};

function remember(memory: Memory, seen: SeenEvent): Memory {
  const { event, task, taskFacts } = seen;
  if (seen.class === "trouble") return { ...memory, expected: isExpected(event, taskFacts) };
  if (event.type === "task_started") return { ...memory, expected: false };
  if (task === undefined || !taskFacts) return memory;
  if (event.type === "retry" && !memory.expected) {
    const retries = [...(own(memory.retries, task) ?? []), markOf(seen)].slice(0, mostKept);
    return { ...memory, retries: { ...memory.retries, [task]: retries } };
  }
  if (event.type !== "task_completed" && event.type !== "task_abandoned") return memory;
  const rank = rankOf(event.source);
  if (rank <= (own(memory.ends, task)?.rank ?? -1)) return memory;
  const failed = event.type === "task_abandoned" || event.data?.success === false;
  return { ...memory, ends: { ...memory.ends, [task]: { rank, failed, mark: markOf(seen) } } };
}
