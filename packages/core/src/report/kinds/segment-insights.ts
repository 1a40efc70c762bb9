import type { Study } from "@luna/contracts/study/study";
import type { Dimension } from "../../insights/groups.ts";
import type { Insights } from "../../insights/insights.ts";
import { comparedReads, nothingYet, rateInterval } from "../parts.ts";
import { column, type ReportSection, section, tableOf } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";
import { scenarioTitle } from "./titles.ts";

/** How groups of people differ, with n and p. */
export function segmentInsights(
  insights: Insights,
  study: Study,
  texts: ReportTexts,
): ReportSection[] {
  const { groups, n, experiment } = insights;
  const { labels, titles, segmentInsights: says } = texts;
  const made = groups.flatMap(({ comparisons }) => comparisons.filter(isMade));
  const differing = found(insights, study, texts);
  return [
    section(titles.summary, {
      text: [
        nothingYet(n, texts),
        n > 0 && groups.length === 0 && says.oneGroup,
        groups.length > 0 && made.length === 0 && says.tooFew,
        made.length > 0 && differing.length === 0 && says.nothingDiffers,
        ...differing,
      ],
    }),
    ...groups.map((group) => groupSection(group, study, texts)),
    ...(experiment
      ? [
          section(says.experiment(experiment.title), {
            text: [
              experiment.balance.balanced === undefined
                ? says.nobody
                : experiment.balance.balanced
                  ? says.balanced
                  : says.unbalanced,
            ],
            tables: [
              tableOf(says.balance, experiment.variants, [
                [column("variant", labels.variant), ({ id }) => id],
                [column("n", labels.n, "count"), ({ n }) => n],
                [column("expected", labels.expected, "number"), ({ expected }) => expected],
              ]),
            ],
          }),
        ]
      : []),
  ];
}

/** One way of grouping people: each group's figures, and which of them were compared. */
function groupSection(
  { by, values, comparisons }: Insights["groups"][number],
  study: Study,
  texts: ReportTexts,
): ReportSection {
  const { labels, segmentInsights: says } = texts;
  const compared = comparedReads(texts);
  const name = (value: string) => groupName(by, value, study, texts);
  const made = comparisons.filter(isMade);
  const notMade = comparisons.length - made.length;
  return section(says.by[by], {
    text: [notMade > 0 && says.notMade(notMade, comparisons.length)],
    charts: [
      {
        kind: "intervals",
        title: texts.charts.completed,
        format: "share",
        max: 1,
        items: values.map(({ value, rates }) => rateInterval(name(value), rates.completion)),
      },
    ],
    tables: [
      tableOf(says.groups, values, [
        [column("group", labels.group), ({ value }) => name(value)],
        [column("n", labels.n, "count"), ({ n }) => n],
        [column("completed", labels.completed, "share"), ({ rates }) => rates.completion.rate],
        [column("help", labels.askedForHelp, "share"), ({ rates }) => rates.help.rate],
        [column("errors", labels.metError, "share"), ({ rates }) => rates.errors.rate],
        [
          column("install", labels.installation, "seconds"),
          ({ times }) => times.installation.value,
        ],
        [column("rating", labels.rating, "number"), ({ scores }) => scores.installRating.mean],
        [column("sus", labels.sus, "number"), ({ scores }) => scores.sus.mean],
      ]),
      ...(made.length > 0
        ? [
            tableOf(says.comparisons, made, [
              compared.measure,
              [column("groups", labels.groups), ({ groups }) => groups.map(name).join(" – ")],
              [column("n", labels.n), ({ n }) => n.join("\u00a0–\u00a0")],
              compared.difference,
              compared.p,
              [column("corrected", labels.corrected, "p"), ({ pCorrected }) => pCorrected],
              compared.finding,
            ]),
          ]
        : []),
    ],
  });
}

/** Fewer than 5 people in a group are not compared. */
const isMade = ({ outcome }: { outcome: string }) => outcome !== "too-few";

/** What differs between which groups, a sentence each. */
const found = ({ groups }: Insights, study: Study, texts: ReportTexts): string[] =>
  groups.flatMap(({ by, comparisons }) =>
    comparisons
      .filter(({ differs }) => differs)
      .map(({ measure, groups: [a, b] }) =>
        texts.segmentInsights.differs(
          texts.segmentInsights.by[by],
          texts.measure(measure),
          groupName(by, a, study, texts),
          groupName(by, b, study, texts),
        ),
      ),
  );

/** A group for people: segments and scenarios have words, systems and variants are their own. */
function groupName(by: Dimension, value: string, study: Study, texts: ReportTexts): string {
  if (by === "segment") return texts.segment(value);
  return by === "scenarioType" ? scenarioTitle(study, value, texts.language) : value;
}
