/**
 * A pause of more than 120 s in acts and activity, then two acts less than 5 s apart: the first two
 * that follow it. The clock finds the pause before anything follows; the two acts confirm it. The rule
 * rests while the machine works; a pause begins anew when it has done.
 */
import type { Finding, Mark, Rule, SeenEvent } from "./rule.ts";
import { markOf } from "./rule.ts";

interface Memory {
  /** The last act or activity, or the end of the machine's work since. */
  last: Mark | undefined;
  /** What the long pause began with, until two acts have followed it. */
  pausedFrom?: Mark;
  /** The first act after the long pause. */
  first?: Mark;
  /** What the clock saw of it: where the pause began, its look, the task that ran. */
  told?: { from: Mark; look: Mark; task: string | undefined };
}

export const inactivityBurst: Rule<Memory> = {
  rule: "inactivity_burst",
  version: "1",
  severity: "medium",
  begin: { last: undefined },
  step(memory, seen, study) {
    const { pauseSeconds, actsWithinSeconds } = study.struggles.inactivityBurst;
    const mark = markOf(seen);
    if (seen.machine.works) return { memory: { last: mark } };
    const isLong =
      memory.last !== undefined && seen.ranMs - memory.last.ranAt > pauseSeconds * 1000;
    if (seen.tick) return unsettled(isLong ? toldOf(memory, seen, mark) : memory);
    const isAct = seen.class === "act";
    if (!isAct && seen.class !== "activity") return unsettled(memory);
    const pausedFrom = isLong ? memory.last : memory.pausedFrom;
    if (!pausedFrom) return { memory: { last: mark } };
    const first = isLong ? undefined : memory.first;
    const told = memory.told?.from.ranAt === pausedFrom.ranAt ? memory.told : undefined;
    const waiting = { last: mark, pausedFrom, ...(told && { told }) };
    if (!isAct) return unsettled({ ...waiting, ...(first && { first }) });
    if (!first) return unsettled({ ...waiting, first: mark });
    const next = { last: mark };
    if (seen.ranMs - first.ranAt >= actsWithinSeconds * 1000) return { memory: next };
    const marks = [pausedFrom, ...(told ? [told.look] : []), first, mark];
    return {
      memory: next,
      finding: { marks, until: seen.ranMs, ...(told && { task: told.task }) },
    };
  },
  looksAt({ last, told }, study, machine) {
    if (!last || machine.works.length > 0 || told?.from.ranAt === last.ranAt) return undefined;
    return last.ranAt + study.struggles.inactivityBurst.pauseSeconds * 1000;
  },
};

function toldOf(memory: Memory, seen: SeenEvent, look: Mark): Memory {
  if (!memory.last || memory.told?.from.ranAt === memory.last.ranAt) return memory;
  return { last: memory.last, told: { from: memory.last, look, task: seen.running } };
}

/** Until two acts have followed, what the clock saw stands as it is. */
function unsettled(memory: Memory): { memory: Memory; finding?: Finding } {
  const { told } = memory;
  if (!told) return { memory };
  const marks = [told.from, told.look];
  return { memory, finding: { marks, until: undefined, task: told.task, provisional: true } };
}
