/**
 * A pause longer than 30 s and than 3 times the task's usual longest pause while a task runs, found by
 * what ends it: an act, activity, or the end of the task. It begins with the last act or activity, with
 * the task, or when the machine has done its work; while the machine works the rule rests. It also rests
 * where the session has frozen no usual pause for the task, or one of fewer than 5 past sessions.
 */
import type { StruggleThresholds } from "@luna/contracts/study/study";
import type { Mark, Rule, SeenEvent } from "./rule.ts";
import { markOf } from "./rule.ts";

/** The pause of the task that runs. */
interface Pause {
  task: string;
  from: Mark;
  /** What is longer is a hesitation, milliseconds; undefined where nothing is known to be usual. */
  longestMs?: number;
}

interface Memory {
  pause?: Pause;
}

export const hesitation: Rule<Memory> = {
  rule: "hesitation",
  version: "1",
  severity: "low",
  begin: {},
  step(memory, seen, study) {
    const mark = markOf(seen);
    const { pause } = memory;
    const same = pause !== undefined && pause.task === seen.running;
    const ends = !same || seen.class === "act" || seen.class === "activity";
    const next = same
      ? { pause: ends || seen.machine.works ? { ...pause, from: mark } : pause }
      : begun(seen, mark, study.struggles.hesitation);
    if (!pause || !ends || seen.machine.works) return { memory: next };
    const { task, from, longestMs = Number.POSITIVE_INFINITY } = pause;
    if (mark.ranAt - from.ranAt <= longestMs) return { memory: next };
    const marks = seen.task === task ? [from, mark] : [from];
    return { memory: next, finding: { marks, until: seen.ranMs, task } };
  },
};

function begun(
  { running: task, usualPause }: SeenEvent,
  from: Mark,
  { pauseSeconds, timesUsual, leastSessions }: StruggleThresholds["hesitation"],
): Memory {
  if (task === undefined) return {};
  if (!usualPause || usualPause.sessions < leastSessions) return { pause: { task, from } };
  const longestMs = Math.max(pauseSeconds, timesUsual * usualPause.seconds) * 1000;
  return { pause: { task, from, longestMs } };
}
