/** The same place entered 3 or more times within 60 s, by navigation in one source. */
import type { Mark, Rule } from "./rule.ts";
import { markOf } from "./rule.ts";

interface Memory {
  /** Places entered within the window, oldest first; a place is one of its source. */
  entered: (Mark & { place: string })[];
}

const mostKept = 200;

export const backAndForth: Rule<Memory> = {
  rule: "back_and_forth",
  version: "1",
  severity: "medium",
  begin: { entered: [] },
  step(memory, seen, study) {
    const { count, withinSeconds } = study.struggles.backAndForth;
    const windowMs = withinSeconds * 1000;
    const { type, source, target } = seen.event;
    const enters = type === "navigation" && target !== undefined;
    const entered = [
      ...memory.entered,
      ...(enters ? [{ ...markOf(seen), place: `${source} ${target}` }] : []),
    ]
      .filter(({ ranAt }) => ranAt >= seen.ranMs - windowMs)
      .slice(-mostKept);
    const of = (place: string) => entered.filter((each) => each.place === place);
    const found = entered.filter(({ place }) => of(place).length >= count);
    if (found.length === 0) return { memory: { entered } };
    const until = Math.max(...found.map(({ place }) => of(place).at(-count)!.ranAt + windowMs));
    const marks = found.map(({ place: _place, ...mark }) => mark);
    return { memory: { entered }, finding: { marks, until } };
  },
};
