import type { Insights } from "../../insights/insights.ts";
import { completionFor, rateFor, timeFor } from "../../insights/measures.ts";
import { countOf } from "../../totals/measure.ts";
import type { Sums } from "../../totals/sums.ts";
import { written } from "../format.ts";
import { compared, estimateColumns, estimateRow, nothingYet, rateReads } from "../parts.ts";
import { column, type ReportSection, section, tableOf } from "../report.ts";

/** How it developed: day by day or week by week, and against the time before. */
export function performanceTrends(
  insights: Insights,
  periods: readonly { from: string; sums: Sums }[],
): ReportSection[] {
  const { n, times, tasks, change } = insights;
  const points = periods.map(({ from, sums }) => ({
    label: from,
    n: countOf(sums, "done:n"),
    completion: completionFor(sums, "done"),
    errors: rateFor(sums, "error"),
    install: timeFor(sums, "installing"),
  }));
  return [
    section("Summary", {
      text: [
        nothingYet(n),
        times.installation.value !== undefined &&
          `The installation takes ${written(times.installation.value, "seconds")} in the middle (n = ${times.installation.n}).`,
        times.leftOut > 0 &&
          `${times.leftOut} spans of zero or less, the work of wrong clocks, are left out.`,
      ],
      charts: [
        {
          kind: "line",
          title: "Sessions completed, by beginning of the period",
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
          title: "Middle time of the installation",
          format: "seconds",
          items: points.map((each) => ({
            label: each.label,
            n: each.install.n,
            value: each.install.value ?? null,
          })),
        },
      ],
      tables: [
        tableOf("By period", points, [
          [column("from", "From"), ({ label }) => label],
          [column("n", "n", "count"), ({ n }) => n],
          ...rateReads<(typeof points)[number]>(
            "completed",
            "Completed",
            (each) => each.completion,
          ),
          [column("errors", "Met an error", "share"), ({ errors }) => errors.rate],
          [column("install", "Installation", "seconds"), ({ install }) => install.value],
        ]),
      ],
    }),
    section("Times", {
      tables: [
        {
          title: "Times of successful runs",
          columns: estimateColumns("seconds"),
          rows: [
            estimateRow("Installation", times.installation),
            estimateRow("Whole session", times.session),
            ...tasks
              .filter(({ time }) => time.n > 0)
              .map(({ title, time }) => estimateRow(title, time)),
          ],
        },
      ],
    }),
    section("Against the time before", {
      text: [
        change
          ? `Compared with ${change.before.from} to ${change.before.to}. Differences are now less then, ratios now over then.`
          : "All time is shown: there is nothing before to compare with.",
      ],
      tables: change
        ? [
            tableOf("What changed", change.comparisons, [
              compared.measure,
              [column("now", "n now", "count"), ({ n }) => n[0]],
              [column("then", "n before", "count"), ({ n }) => n[1]],
              compared.difference,
              compared.p,
              compared.finding,
            ]),
          ]
        : [],
    }),
  ];
}
