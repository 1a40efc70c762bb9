import type { Insights } from "../../insights/insights.ts";
import { completionFor, rateFor, timeFor } from "../../insights/measures.ts";
import { countOf } from "../../totals/measure.ts";
import type { Sums } from "../../totals/sums.ts";
import { written } from "../format.ts";
import { estimateColumns, estimateRow, nothingYet } from "../parts.ts";
import { column, type ReportSection, section } from "../report.ts";

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
        {
          title: "By period",
          columns: [
            column("from", "From"),
            column("n", "n", "count"),
            column("completed", "Completed", "share"),
            column("low", "95 % from", "share"),
            column("high", "to", "share"),
            column("errors", "Met an error", "share"),
            column("install", "Installation", "seconds"),
          ],
          rows: points.map(({ label, n, completion, errors, install }) => [
            label,
            n,
            completion.rate ?? null,
            completion.low ?? null,
            completion.high ?? null,
            errors.rate ?? null,
            install.value ?? null,
          ]),
        },
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
            {
              title: "What changed",
              columns: [
                column("measure", "Measure"),
                column("now", "n now", "count"),
                column("then", "n before", "count"),
                column("difference", "Difference or ratio", "number"),
                column("p", "p", "p"),
                column("verdict", "Finding"),
              ],
              rows: change.comparisons.map((each) => [
                wordsOf(each.measure),
                each.n[0],
                each.n[1],
                "difference" in each ? each.difference : "ratio" in each ? each.ratio : null,
                "p" in each ? each.p : null,
                findingOf(each),
              ]),
            },
          ]
        : [],
    }),
  ];
}

export const wordsOf = (measure: string): string =>
  measure.replace(/([A-Z])/g, " $1").replace(/^./, (first) => first.toUpperCase());

export function findingOf(comparison: { outcome: string; differs?: boolean | undefined }): string {
  if (comparison.outcome === "compared")
    return comparison.differs ? "differs" : "no clear difference";
  if (comparison.outcome === "too-few") return "under 5 in a group";
  return comparison.outcome === "no-data" ? "no data" : "no spread";
}
