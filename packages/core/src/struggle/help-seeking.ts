/** Help opened 2 or more times in one task that is not about finding help. */
import { own } from "@luna/contracts/own";
import { isExpected } from "./expected.ts";
import type { Mark, Rule } from "./rule.ts";
import { markOf } from "./rule.ts";

interface Memory {
  /** Times help was opened, by task, the first ones. */
  helps: Record<string, Mark[]>;
}

const mostKept = 50;

export const helpSeeking: Rule<Memory> = {
  rule: "help_seeking",
  version: "1",
  severity: "medium",
  begin: { helps: {} },
  step(memory, seen, study) {
    const { event, task, taskFacts } = seen;
    if (task === undefined) return { memory };
    const opens = event.type === "help_requested" && !isExpected(event, taskFacts);
    const known = own(memory.helps, task) ?? [];
    const marks = opens ? [...known, markOf(seen)].slice(0, mostKept) : known;
    const next = opens ? { helps: { ...memory.helps, [task]: marks } } : memory;
    return marks.length < study.struggles.helpSeeking.count
      ? { memory: next }
      : { memory: next, finding: { marks, until: undefined } };
  },
};
