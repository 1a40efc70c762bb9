import type { Insights } from "../../insights/insights.ts";
import { compared, nothingYet, rateInterval, wordsOf } from "../parts.ts";
import { column, type ReportSection, section, tableOf } from "../report.ts";

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
          tableOf("Groups", values, [
            [column("group", "Group"), ({ value }) => value],
            [column("n", "n", "count"), ({ n }) => n],
            [column("completed", "Completed", "share"), ({ rates }) => rates.completion.rate],
            [column("help", "Asked for help", "share"), ({ rates }) => rates.help.rate],
            [column("errors", "Met an error", "share"), ({ rates }) => rates.errors.rate],
            [column("install", "Installation", "seconds"), ({ times }) => times.installation.value],
            [column("rating", "Rating", "number"), ({ scores }) => scores.installRating.mean],
            [column("sus", "SUS", "number"), ({ scores }) => scores.sus.mean],
          ]),
          tableOf("Comparisons", comparisons, [
            compared.measure,
            [column("groups", "Groups"), ({ groups }) => groups.join(" – ")],
            [column("n", "n"), ({ n }) => n.join(" – ")],
            compared.difference,
            compared.p,
            [column("corrected", "p corrected", "p"), ({ pCorrected }) => pCorrected],
            compared.finding,
          ]),
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
              tableOf("Balance", experiment.variants, [
                [column("variant", "Variant"), ({ id }) => id],
                [column("n", "n", "count"), ({ n }) => n],
                [column("expected", "Expected", "number"), ({ expected }) => expected],
              ]),
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
