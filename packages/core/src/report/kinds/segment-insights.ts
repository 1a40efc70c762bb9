import type { Insights } from "../../insights/insights.ts";
import { nothingYet, rateInterval } from "../parts.ts";
import { column, type ReportSection, section } from "../report.ts";
import { findingOf, wordsOf } from "./performance-trends.ts";

const titles: Record<string, string> = {
  segment: "By segment",
  operatingSystem: "By operating system",
  scenarioType: "By scenario",
  variant: "By variant",
};

/** How groups of people differ, with n and p. */
export function segmentInsights(insights: Insights): ReportSection[] {
  const { groups, n, experiment } = insights;
  return [
    section("Summary", {
      text: [
        nothingYet(n),
        n > 0 && groups.length === 0 && "There is only one group: nothing to compare.",
        ...found(insights),
      ],
    }),
    ...groups.map(({ by, values, comparisons }) =>
      section(titles[by] ?? by, {
        charts: [
          {
            kind: "intervals",
            title: "Sessions completed, with 95 % interval",
            format: "share",
            max: 1,
            items: values.map(({ value, rates }) => rateInterval(value, rates.completion)),
          },
        ],
        tables: [
          {
            title: "Groups",
            columns: [
              column("group", "Group"),
              column("n", "n", "count"),
              column("completed", "Completed", "share"),
              column("help", "Asked for help", "share"),
              column("errors", "Met an error", "share"),
              column("install", "Installation", "seconds"),
              column("rating", "Rating", "number"),
              column("sus", "SUS", "number"),
            ],
            rows: values.map(({ value, n, rates, times, scores }) => [
              value,
              n,
              rates.completion.rate ?? null,
              rates.help.rate ?? null,
              rates.errors.rate ?? null,
              times.installation.value ?? null,
              scores.installRating.mean ?? null,
              scores.sus.mean ?? null,
            ]),
          },
          {
            title: "Comparisons",
            columns: [
              column("measure", "Measure"),
              column("groups", "Groups"),
              column("n", "n"),
              column("difference", "Difference or ratio", "number"),
              column("p", "p", "p"),
              column("corrected", "p corrected", "p"),
              column("finding", "Finding"),
            ],
            rows: comparisons.map((each) => [
              wordsOf(each.measure),
              each.groups.join(" – "),
              each.n.join(" – "),
              "difference" in each ? each.difference : "ratio" in each ? each.ratio : null,
              "p" in each ? each.p : null,
              each.pCorrected ?? null,
              findingOf(each),
            ]),
          },
        ],
      }),
    ),
    ...(experiment
      ? [
          section(`Experiment: ${experiment.title}`, {
            text: [
              experiment.balance.balanced === undefined
                ? "Nobody has a variant yet."
                : experiment.balance.balanced
                  ? "The variants came out as their shares say."
                  : "The variants did not come out as their shares say: do not trust their comparison before the cause is known.",
            ],
            tables: [
              {
                title: "Balance",
                columns: [
                  column("variant", "Variant"),
                  column("n", "n", "count"),
                  column("expected", "Expected", "number"),
                ],
                rows: experiment.variants.map(({ id, n, expected }) => [id, n, expected]),
              },
            ],
          }),
        ]
      : []),
  ];
}

const found = ({ groups }: Insights): string[] =>
  groups.flatMap(({ by, comparisons }) =>
    comparisons
      .filter(({ differs }) => differs)
      .map(
        ({ measure, groups: [a, b] }) =>
          `${titles[by] ?? by}, ${wordsOf(measure).toLowerCase()} differs between ${a} and ${b}.`,
      ),
  );
