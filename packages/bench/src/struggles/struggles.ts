/** How well each struggle rule tells who struggles, on made-up sessions whose labels are known. */
import { scoreRules } from "@luna/core/struggle/labelled/score-rules";
import type { Taken } from "../taken.ts";
import { textTable } from "../text-table.ts";

const perSort = 200;
const share = 0.1;

export async function struggles(): Promise<Taken> {
  const shown = (value: number | undefined) => (value === undefined ? "no case" : value.toFixed(3));
  const rows = scoreRules(perSort, share).map(
    ({ rule, hits, falseAlarms, misses, precision, recall }) => [
      rule,
      shown(precision),
      shown(recall),
      ...[hits, falseAlarms, misses].map(String),
    ],
  );
  return {
    text: [
      `${perSort} sessions of each sort: smooth, each way of struggling alone, three ways at once. ${share * 100} % of the struggles are slight (below every threshold), and in ${share * 100} % of the sessions a habit looks like a struggle and is none.`,
      "",
      textTable(["rule", "precision", "recall", "found", "false alarms", "missed"], rows),
    ].join("\n"),
    problems: [],
  };
}
