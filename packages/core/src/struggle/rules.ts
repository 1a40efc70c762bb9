/** The rules that every session is looked at with. */
import { multipleErrors } from "./multiple-errors.ts";
import type { Rule } from "./rule.ts";

// biome-ignore lint/suspicious/noExplicitAny: each rule knows its own memory
export const rules: readonly Rule<any>[] = [multipleErrors];
