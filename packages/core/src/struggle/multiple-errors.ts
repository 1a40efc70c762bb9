/** 3 or more troubles within 60 s, or among the last 10 acts, task and trouble events. */
import type { Mark, Rule } from "./rule.ts";
import { markOf } from "./rule.ts";

interface Memory {
  /** Troubles of the window, oldest first. */
  troubles: Mark[];
  /** The last acts, task and trouble events: a mark where it was a trouble. */
  last: (Mark | null)[];
}

export const multipleErrors: Rule<Memory> = {
  rule: "multiple_errors",
  version: "1",
  severity: "high",
  begin: { troubles: [], last: [] },
  step(memory, seen, study) {
    const { class: eventClass, trouble, ranMs } = seen;
    const { count, withinSeconds, lastActs } = study.struggles.multipleErrors;
    const windowMs = withinSeconds * 1000;
    const mark = trouble ? markOf(seen) : undefined;
    const counted = trouble || eventClass === "act" || eventClass === "task";
    const troubles = [...memory.troubles, ...(mark ? [mark] : [])].filter(
      ({ ranAt }) => ranAt >= ranMs - windowMs,
    );
    const last = counted ? [...memory.last, mark ?? null].slice(-lastActs) : memory.last;
    const recent = last.filter((each) => each !== null);
    const next = { troubles, last };
    if (troubles.length < count && recent.length < count) return { memory: next };
    const marks = troubles.length >= recent.length ? troubles : recent;
    const until =
      recent.length >= count ? undefined : troubles[troubles.length - count]!.ranAt + windowMs;
    return { memory: next, finding: { marks, until } };
  },
};
