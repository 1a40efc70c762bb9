/**
 * A pause longer than 30 s and than 3 times the task's usual longest pause while a task runs, found by
 * what ends it: an act, activity, or the end of the task; or by the clock, until something ends it. It
 * begins with the last act or activity, with the task, or when the machine has done its work; while the
 * machine works the rule rests. It also rests where the session has frozen no usual pause for the task,
 * or one of fewer than 5 past sessions.
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
  /** The clock's look that found it too long. */
  told?: Mark;
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
    if (same && !ends && !seen.machine.works) return goesOn(pause, seen, mark);
    const next = same
      ? { pause: restarted(pause, mark) }
      : begun(seen, mark, study.struggles.hesitation);
    if (!pause || !ends || seen.machine.works || !isLong(pause, mark)) return { memory: next };
    const { task, from, told } = pause;
    const marks = [from, ...(told ? [told] : []), ...(seen.task === task ? [mark] : [])];
    return { memory: next, finding: { marks, until: seen.ranMs, task } };
  },
  looksAt({ pause }, _study, machine) {
    if (!pause?.longestMs || pause.told || machine.works.length > 0) return undefined;
    return pause.from.ranAt + pause.longestMs;
  },
};

const isLong = ({ from, longestMs = Number.POSITIVE_INFINITY }: Pause, now: Mark): boolean =>
  now.ranAt - from.ranAt > longestMs;

function goesOn(pause: Pause, seen: SeenEvent, mark: Mark): ReturnType<Rule<Memory>["step"]> {
  const told = pause.told ?? (seen.tick && isLong(pause, mark) ? mark : undefined);
  if (!told) return { memory: { pause } };
  const marks = [pause.from, told];
  return {
    memory: { pause: { ...pause, told } },
    finding: { marks, until: undefined, task: pause.task, provisional: true },
  };
}

const restarted = ({ told: _told, ...pause }: Pause, from: Mark): Pause => ({ ...pause, from });

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
