/**
 * The same click, submit, retry or undo on the same target 4 times within 1 s; or 4 times within
 * 10 s with no other act, installer or task event between. A target is one of its source; an act
 * that names none repeats nothing.
 */
import type { Mark, Rule, SeenEvent } from "./rule.ts";
import { markOf } from "./rule.ts";

type Acted = Mark & { action: string };

interface Memory {
  /** Repeatable acts of the last second, oldest first. */
  burst: Acted[];
  /** Those of the longer window, all the same and nothing between. */
  series: Acted[];
}

const repeatable = ["click", "form_submit", "retry", "undo"];
/** Marks kept of one window: as many as an episode shows. */
const mostKept = 50;

export const repeatedAction: Rule<Memory> = {
  rule: "repeated_action",
  version: "1",
  severity: "medium",
  begin: { burst: [], series: [] },
  step(memory, seen, study) {
    const { count, burstSeconds, withinSeconds } = study.struggles.repeatedAction;
    const acted = actedOf(seen);
    const burst = within([...memory.burst, ...(acted ? [acted] : [])], seen, burstSeconds);
    const series = within(continued(memory.series, acted, seen), seen, withinSeconds);
    const next = { burst, series };
    const inBurst = burst.filter(({ action }) => timesOf(burst, action) >= count);
    const inSeries = series.length >= count ? series : [];
    if (inBurst.length === 0 && inSeries.length === 0) return { memory: next };
    const known = new Set(inSeries.map(({ source, seq }) => `${source} ${seq}`));
    const marks = [
      ...inSeries,
      ...inBurst.filter(({ source, seq }) => !known.has(`${source} ${seq}`)),
    ]
      .sort((a, b) => a.ranAt - b.ranAt)
      .map(({ action: _action, ...mark }) => mark);
    const until = Math.max(
      ceases(inSeries, count, withinSeconds),
      ...inBurst.map(({ action }) =>
        ceases(
          inBurst.filter((each) => each.action === action),
          count,
          burstSeconds,
        ),
      ),
    );
    return { memory: next, finding: { marks, until } };
  },
};

function actedOf(seen: SeenEvent): Acted | undefined {
  const { type, source, target } = seen.event;
  if (!repeatable.includes(type) || target === undefined) return undefined;
  return { ...markOf(seen), action: `${source} ${type} ${target}` };
}

/** Acts, installer and task events come between; activity, trouble and telemetry do not. */
function continued(series: Acted[], acted: Acted | undefined, seen: SeenEvent): Acted[] {
  if (acted) return series.at(-1)?.action === acted.action ? [...series, acted] : [acted];
  return ["act", "installer", "task"].includes(seen.class) ? [] : series;
}

const within = (acts: Acted[], { ranMs }: SeenEvent, seconds: number): Acted[] =>
  acts.filter(({ ranAt }) => ranAt >= ranMs - seconds * 1000).slice(-mostKept);

const timesOf = (acts: Acted[], action: string): number =>
  acts.filter((each) => each.action === action).length;

/** When so many acts are no more within the window. */
const ceases = (acts: Acted[], count: number, seconds: number): number =>
  acts.length < count
    ? Number.NEGATIVE_INFINITY
    : acts[acts.length - count]!.ranAt + seconds * 1000;
