/** Tables and charts that several reports have. */
import type { Insights } from "../insights/insights.ts";
import { written } from "./format.ts";
import {
  column,
  type Interval,
  type Read,
  type ReportChart,
  type ReportColumn,
  type ReportTable,
  tableOf,
  type Value,
} from "./report.ts";
import type { ReportTexts } from "./texts/en.ts";

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

export const rateColumns = ({ labels }: ReportTexts): ReportColumn[] => [
  column("what", labels.what),
  column("x", labels.hits, "count"),
  column("n", labels.n, "count"),
  column("rate", labels.rate, "share"),
  column("low", labels.low, "share"),
  column("high", labels.high, "share"),
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

export const estimateColumns = (
  format: "seconds" | "number",
  { labels }: ReportTexts,
): ReportColumn[] => [
  column("what", labels.what),
  column("n", labels.n, "count"),
  column("value", format === "seconds" ? labels.middleTime : labels.mean, format),
  column("low", labels.low, format),
  column("high", labels.high, format),
];

/** Goals with what was reached, the interval and the verdict, in words that stand alone. */
export const goalsTable = ({ goals }: Insights, texts: ReportTexts): ReportTable => ({
  title: texts.titles.goals,
  columns: [
    column("goal", texts.labels.goal),
    column("target", texts.labels.target),
    column("n", texts.labels.n, "count"),
    column("reached", texts.labels.reached),
    column("interval", texts.labels.interval),
    column("verdict", texts.labels.verdict),
  ],
  rows: goals.map((goal) => {
    const format =
      goal.measure === "rate" ? "share" : goal.measure === "median" ? "seconds" : "number";
    const of = (value: number | undefined) => written(or(value), format, texts);
    const reached =
      "rate" in goal
        ? goal.rate
        : "value" in goal
          ? goal.value
          : "mean" in goal
            ? goal.mean
            : undefined;
    const { low, high } = goal;
    const verdict = texts.goal.verdicts[goal.verdict];
    return [
      goal.title,
      texts.goal.target(goal.direction, of(goal.target)),
      goal.n,
      of(reached),
      low === undefined ? null : texts.range(of(low), of(high)),
      goal.interim && goal.n > 0 ? texts.goal.interim(verdict) : verdict,
    ];
  }),
});

/** A rate with the ends of its interval. */
export const rateReads = <Item>(
  [id, label]: readonly [id: string, label: string],
  rateOf: (item: Item) => Rate,
  { labels }: ReportTexts,
): Read<Item>[] => [
  [column(id, label, "share"), (item) => rateOf(item).rate],
  [column("low", labels.low, "share"), (item) => rateOf(item).low],
  [column("high", labels.high, "share"), (item) => rateOf(item).high],
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
export const comparedReads = (texts: ReportTexts) =>
  ({
    measure: [column("measure", texts.labels.measure), ({ measure }) => texts.measure(measure)],
    difference: [
      column("difference", texts.labels.difference, "number"),
      ({ difference, ratio }) => difference ?? ratio,
    ],
    p: [column("p", "p", "p"), ({ p }) => p],
    finding: [column("finding", texts.labels.finding), (each) => findingOf(each, texts)],
  }) as const satisfies Record<string, Read<Compared>>;

function findingOf({ outcome, differs }: Compared, { finding, noData }: ReportTexts): string {
  if (outcome === "compared") return differs ? finding.differs : finding.same;
  if (outcome === "too-few") return finding.tooFew;
  return outcome === "no-data" ? noData : finding.noSpread;
}

export const tasksTable = ({ tasks }: Insights, texts: ReportTexts): ReportTable => {
  const { labels } = texts;
  return tableOf(
    texts.titles.tasks,
    tasks.filter(({ completion }) => completion.n > 0),
    [
      [column("task", labels.task), ({ title }) => title],
      [column("n", labels.n, "count"), ({ completion }) => completion.n],
      ...rateReads<Insights["tasks"][number]>(
        ["completed", labels.completed],
        ({ completion }) => completion,
        texts,
      ),
      [column("unaided", labels.unaided, "share"), ({ unaided }) => unaided.rate],
      [column("time", labels.middleTime, "seconds"), ({ time }) => time.value],
      [column("ease", labels.ease, "number"), ({ ease }) => ease.mean],
    ],
  );
};

export const taskChart = ({ tasks }: Insights, { charts }: ReportTexts): ReportChart => ({
  kind: "intervals",
  title: charts.tasks,
  format: "share",
  max: 1,
  items: tasks
    .filter(({ completion }) => completion.n > 0)
    .map(({ title, completion }) => rateInterval(title, completion)),
});

export const funnelChart = ({ funnel }: Insights, { charts }: ReportTexts): ReportChart => ({
  kind: "bars",
  title: charts.funnel,
  format: "count",
  items: funnel.map(({ title, count }) => ({ label: title, value: count })),
});

export const errorsTable = ({ errorGroups, tasks }: Insights, texts: ReportTexts): ReportTable => ({
  title: texts.charts.errors,
  columns: [
    column("error", texts.labels.error),
    column("code", texts.labels.code),
    column("task", texts.labels.task),
    column("people", texts.labels.people, "count"),
    column("share", texts.labels.share, "share"),
    column("times", texts.labels.times, "count"),
  ],
  rows: errorGroups.map(({ message, people, count, ...label }) => [
    message,
    "code" in label ? (label.code ?? "–") : "–",
    "task" in label && label.task !== undefined ? titleOf(tasks, label.task) : "–",
    people.x,
    or(people.rate),
    count,
  ]),
});

/** A task's title; its id where it is none of the scenarios that are looked at. */
const titleOf = (tasks: Insights["tasks"], id: string): string =>
  tasks.find((task) => task.id === id)?.title ?? id;

export const hotSpotsTable = ({ hotSpots }: Insights, texts: ReportTexts): ReportTable => ({
  title: texts.charts.hotSpots,
  columns: [
    column("task", texts.labels.task),
    column("rule", texts.labels.struggle),
    ...rateColumns(texts).slice(1),
  ],
  rows: hotSpots.map(({ title, rule, people }) => [
    title ?? "–",
    texts.word(rule),
    ...rateRow("", people).slice(1),
  ]),
});

/** Sentence for a section that has nothing to show. */
export const nothingYet = (n: number, texts: ReportTexts): string | false =>
  n === 0 && texts.nothingYet;
