/**
 * A task over its limit (default 10 minutes), machine time out. Any event may show that the time is
 * over, telemetry included: it is in no window here, it only tells the time.
 */
import { rankOf } from "../event/sources.ts";
import type { Mark, Rule, SeenEvent } from "./rule.ts";
import { markOf } from "./rule.ts";

interface Running {
  task: string;
  limitMinutes: number;
  start: Mark;
  /** Rank of the source that said so: a higher one overrules. */
  rank: number;
  /** How long the machine had worked before, milliseconds. */
  machineMs: number;
  /** Its start and, unless it belongs to another task, what showed that the limit was passed. */
  over?: Mark[];
  /** Only the clock has seen that it is over its limit. */
  provisional?: true;
}

interface Memory {
  running?: Running;
}

export const longTask: Rule<Memory> = {
  rule: "long_task",
  version: "1",
  severity: "medium",
  begin: {},
  step(memory, seen, study) {
    const known = memory.running && timed(memory.running, seen);
    const finding = known?.over && {
      marks: known.over,
      until: undefined,
      task: known.task,
      provisional: known.provisional,
    };
    const running = startedBy(known, seen, study.struggles.longTask.defaultLimitMinutes);
    return { memory: running ? { running } : {}, ...(finding && { finding }) };
  },
  looksAt({ running }, _study, machine) {
    if (!running || running.over || machine.works.length > 0) return undefined;
    return (
      running.start.ranAt + running.limitMinutes * 60_000 + machine.totalMs - running.machineMs
    );
  },
};

function timed(running: Running, seen: SeenEvent): Running {
  const spentMs = seen.ranMs - running.start.ranAt - (seen.machine.totalMs - running.machineMs);
  const { provisional, ...known } = running;
  if (running.over && (seen.tick || !provisional)) return running;
  if (spentMs <= running.limitMinutes * 60_000) return running;
  const own = seen.task === running.task;
  const over = [...(running.over ?? [running.start]), ...(own ? [markOf(seen)] : [])];
  return { ...known, over, ...(seen.tick && { provisional: true as const }) };
}

/** The task that runs after the event, and since when. */
function startedBy(
  known: Running | undefined,
  seen: SeenEvent,
  defaultLimitMinutes: number,
): Running | undefined {
  const { running: task, event } = seen;
  if (task === undefined) return undefined;
  const rank = rankOf(event.source);
  const starts = event.type === "task_started" && event.task === task;
  if (known?.task === task && !(starts && rank > known.rank)) return known;
  return {
    task,
    limitMinutes: seen.taskFacts?.limitMinutes ?? defaultLimitMinutes,
    start: markOf(seen),
    rank,
    machineMs: seen.machine.totalMs,
  };
}
