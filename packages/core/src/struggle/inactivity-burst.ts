/**
 * A pause of more than 120 s in acts and activity, then two acts less than 5 s apart: the first two
 * that follow it. The rule rests while the machine works; a pause begins anew when it has done.
 */
import type { Mark, Rule } from "./rule.ts";
import { markOf } from "./rule.ts";

interface Memory {
  /** The last act or activity, or the end of the machine's work since. */
  last: Mark | undefined;
  /** What the long pause began with, until two acts have followed it. */
  pausedFrom?: Mark;
  /** The first act after the long pause. */
  first?: Mark;
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
    const isAct = seen.class === "act";
    if (!isAct && seen.class !== "activity") return { memory };
    const paused = memory.last && seen.ranMs - memory.last.ranAt > pauseSeconds * 1000;
    const pausedFrom = paused ? memory.last : memory.pausedFrom;
    const first = paused ? undefined : memory.first;
    if (!pausedFrom) return { memory: { last: mark } };
    if (!isAct) return { memory: { last: mark, pausedFrom, ...(first && { first }) } };
    if (!first) return { memory: { last: mark, pausedFrom, first: mark } };
    const next = { last: mark };
    if (seen.ranMs - first.ranAt >= actsWithinSeconds * 1000) return { memory: next };
    return { memory: next, finding: { marks: [pausedFrom, first, mark], until: seen.ranMs } };
  },
};
