import type { Insights } from "../../insights/insights.ts";
import { completionFor, rateFor, timeFor } from "../../insights/measures.ts";
import { countOf } from "../../totals/measure.ts";
import type { Sums } from "../../totals/sums.ts";
import { written } from "../format.ts";
import { comparedReads, estimateColumns, estimateRow, nothingYet, rateReads } from "../parts.ts";
import { column, type ReportSection, section, tableOf } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";

/** How it developed: day by day or week by week, and against the time before. */
export function performanceTrends(
  insights: Insights,
  periods: readonly { from: string; sums: Sums }[],
  texts: ReportTexts,
): ReportSection[] {
  const { n, times, tasks, change } = insights;
  const { labels, titles, charts, performanceTrends: says } = texts;
  const compared = comparedReads(texts);
  const points = periods.map(({ from, sums }) => ({
    label: from,
    n: countOf(sums, "done:n"),
    completion: completionFor(sums, "done"),
    errors: rateFor(sums, "error"),
    install: timeFor(sums, "installing"),
  }));
  return [
    section(titles.summary, {
      text: [
        nothingYet(n, texts),
        times.installation.value !== undefined &&
          says.installation(
            written(times.installation.value, "seconds", texts),
            times.installation.n,
          ),
        times.leftOut > 0 && says.leftOut(times.leftOut),
      ],
      charts: [
        {
          kind: "line",
          title: charts.completedByPeriod,
          format: "share",
          max: 1,
          items: points.map((each) => ({
            label: each.label,
            n: each.n,
            value: each.completion.rate ?? null,
          })),
        },
        {
          kind: "line",
          title: charts.installation,
          format: "seconds",
          items: points.map((each) => ({
            label: each.label,
            n: each.install.n,
            value: each.install.value ?? null,
          })),
        },
      ],
      tables: [
        tableOf(says.byPeriod, points, [
          [column("from", labels.from), ({ label }) => label],
          [column("n", labels.n, "count"), ({ n }) => n],
          ...rateReads<(typeof points)[number]>(
            ["completed", labels.completed],
            (each) => each.completion,
            texts,
          ),
          [column("errors", labels.metError, "share"), ({ errors }) => errors.rate],
          [column("install", labels.installation, "seconds"), ({ install }) => install.value],
        ]),
      ],
    }),
    section(titles.times, {
      tables: [
        {
          title: says.times,
          columns: estimateColumns("seconds", texts),
          rows: [
            estimateRow(labels.installation, times.installation),
            estimateRow(says.session, times.session),
            ...tasks
              .filter(({ time }) => time.n > 0)
              .map(({ title, time }) => estimateRow(title, time)),
          ],
        },
      ],
    }),
    section(says.against, {
      text: [
        change
          ? says.before(texts.range(change.before.from, change.before.to))
          : says.nothingBefore,
      ],
      tables: change
        ? [
            tableOf(says.changed, change.comparisons, [
              compared.measure,
              [column("now", labels.now, "count"), ({ n }) => n[0]],
              [column("then", labels.before, "count"), ({ n }) => n[1]],
              compared.difference,
              compared.p,
              compared.finding,
            ]),
          ]
        : [],
    }),
  ];
}
