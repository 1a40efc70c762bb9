/** Tables and charts that several reports have. */
import type { Insights } from "../insights/insights.ts";
import { written } from "./format.ts";
import {
  column,
  type Interval,
  type Read,
  type ReportChart,
  type ReportTable,
  tableOf,
  type Value,
} from "./report.ts";

interface Rate {
  x: number;
  n: number;
  rate?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
}
interface Estimate {
  n: number;
  mean?: number | undefined;
  value?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
}

const or = (value: number | undefined): number | null => value ?? null;

export const rateColumns = [
  column("what", "What"),
  column("x", "Hits", "count"),
  column("n", "n", "count"),
  column("rate", "Rate", "share"),
  column("low", "95 % from", "share"),
  column("high", "to", "share"),
];

export const rateRow = (label: string, { x, n, rate, low, high }: Rate): Value[] => [
  label,
  x,
  n,
  or(rate),
  or(low),
  or(high),
];

export const rateInterval = (label: string, { n, rate, low, high }: Rate): Interval => ({
  label,
  n,
  value: or(rate),
  low: or(low),
  high: or(high),
});

export const estimateRow = (label: string, { n, mean, value, low, high }: Estimate): Value[] => [
  label,
  n,
  or(mean ?? value),
  or(low),
  or(high),
];

export const estimateInterval = (
  label: string,
  { n, mean, value, low, high }: Estimate,
): Interval => ({ label, n, value: or(mean ?? value), low: or(low), high: or(high) });

export const estimateColumns = (format: "seconds" | "number", what = "What") => [
  column("what", what),
  column("n", "n", "count"),
  column("value", format === "seconds" ? "Middle time" : "Mean", format),
  column("low", "95 % from", format),
  column("high", "to", format),
];

const verdicts: Record<string, string> = {
  "no-data": "no data",
  "not-yet-known": "not yet known",
  met: "met",
  "not-met": "not met",
};

/** Goals with what was reached, the interval and the verdict, in words that stand alone. */
export const goalsTable = ({ goals }: Insights): ReportTable => ({
  title: "Goals",
  columns: [
    column("goal", "Goal"),
    column("target", "Target"),
    column("n", "n", "count"),
    column("reached", "Reached"),
    column("interval", "95 % interval"),
    column("verdict", "Verdict"),
  ],
  rows: goals.map((goal) => {
    const format =
      goal.measure === "rate" ? "share" : goal.measure === "median" ? "seconds" : "number";
    const reached =
      "rate" in goal
        ? goal.rate
        : "value" in goal
          ? goal.value
          : "mean" in goal
            ? goal.mean
            : undefined;
    const { low, high } = goal;
    return [
      goal.title,
      `${goal.direction} ${written(goal.target, format)}`,
      goal.n,
      written(reached ?? null, format),
      low === undefined ? null : `${written(low, format)} to ${written(high ?? null, format)}`,
      `${verdicts[goal.verdict]}${goal.interim && goal.n > 0 ? " (interim)" : ""}`,
    ];
  }),
});

/** A rate with the ends of its interval. */
export const rateReads = <Item>(
  id: string,
  label: string,
  rateOf: (item: Item) => Rate,
): Read<Item>[] => [
  [column(id, label, "share"), (item) => rateOf(item).rate],
  [column("low", "95 % from", "share"), (item) => rateOf(item).low],
  [column("high", "to", "share"), (item) => rateOf(item).high],
];

interface Compared {
  measure: string;
  outcome: string;
  differs?: boolean | undefined;
  difference?: number | undefined;
  ratio?: number | undefined;
  p?: number | undefined;
}

/** What every comparison of two groups says. */
export const compared = {
  measure: [column("measure", "Measure"), ({ measure }) => wordsOf(measure)],
  difference: [
    column("difference", "Difference or ratio", "number"),
    ({ difference, ratio }) => difference ?? ratio,
  ],
  p: [column("p", "p", "p"), ({ p }) => p],
  finding: [column("finding", "Finding"), (each) => findingOf(each)],
} as const satisfies Record<string, Read<Compared>>;

/** `installRating` as "Install rating". */
export const wordsOf = (measure: string): string =>
  measure.replace(/([A-Z])/g, " $1").replace(/^./, (first) => first.toUpperCase());

function findingOf({ outcome, differs }: Compared): string {
  if (outcome === "compared") return differs ? "differs" : "no clear difference";
  if (outcome === "too-few") return "under 5 in a group";
  return outcome === "no-data" ? "no data" : "no spread";
}

export const tasksTable = ({ tasks }: Insights): ReportTable =>
  tableOf(
    "Tasks",
    tasks.filter(({ completion }) => completion.n > 0),
    [
      [column("task", "Task"), ({ title }) => title],
      [column("n", "n", "count"), ({ completion }) => completion.n],
      ...rateReads<Insights["tasks"][number]>(
        "completed",
        "Completed",
        ({ completion }) => completion,
      ),
      [column("unaided", "Without help", "share"), ({ unaided }) => unaided.rate],
      [column("time", "Middle time", "seconds"), ({ time }) => time.value],
      [column("ease", "Ease (1 to 7)", "number"), ({ ease }) => ease.mean],
    ],
  );

export const taskChart = ({ tasks }: Insights): ReportChart => ({
  kind: "intervals",
  title: "Task completion with 95 % interval",
  format: "share",
  max: 1,
  items: tasks
    .filter(({ completion }) => completion.n > 0)
    .map(({ title, completion }) => rateInterval(title, completion)),
});

export const funnelChart = ({ funnel }: Insights): ReportChart => ({
  kind: "bars",
  title: "How far people came",
  format: "count",
  items: funnel.map(({ title, count }) => ({ label: title, value: count })),
});

export const errorsTable = ({ errorGroups }: Insights): ReportTable => ({
  title: "Errors by what they say",
  columns: [
    column("error", "Error"),
    column("code", "Code"),
    column("task", "Task"),
    column("people", "People", "count"),
    column("share", "Share", "share"),
    column("times", "Times", "count"),
  ],
  rows: errorGroups.map(({ message, people, count, ...label }) => [
    message,
    "code" in label ? (label.code ?? "–") : "–",
    "task" in label ? (label.task ?? "–") : "–",
    people.x,
    or(people.rate),
    count,
  ]),
});

export const hotSpotsTable = ({ hotSpots }: Insights): ReportTable => ({
  title: "Where people struggled",
  columns: [column("task", "Task"), column("rule", "Struggle"), ...rateColumns.slice(1)],
  rows: hotSpots.map(({ title, rule, people }) => [
    title ?? "–",
    rule.replaceAll("_", " "),
    ...rateRow("", people).slice(1),
  ]),
});

/** Sentence for a section that has nothing to show. */
export const nothingYet = (n: number): string | false =>
  n === 0 && "No session of this selection has ended yet: there is no data.";
