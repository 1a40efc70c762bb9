/** The rules that every session is looked at with. */
import { backAndForth } from "./back-and-forth.ts";
import { helpSeeking } from "./help-seeking.ts";
import { hesitation } from "./hesitation.ts";
import { inactivityBurst } from "./inactivity-burst.ts";
import { longTask } from "./long-task.ts";
import { multipleErrors } from "./multiple-errors.ts";
import { repeatedAction } from "./repeated-action.ts";
import { repeatedFailure } from "./repeated-failure.ts";
import type { Rule } from "./rule.ts";

// biome-ignore lint/suspicious/noExplicitAny: each rule knows its own memory
export const rules: readonly Rule<any>[] = [
  multipleErrors,
  repeatedAction,
  inactivityBurst,
  repeatedFailure,
  backAndForth,
  hesitation,
  helpSeeking,
  longTask,
];
