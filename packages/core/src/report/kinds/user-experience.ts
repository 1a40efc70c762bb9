import type { Insights } from "../../insights/insights.ts";
import { pointed, rateText } from "../format.ts";
import {
  estimateColumns,
  estimateRow,
  funnelChart,
  goalsTable,
  nothingYet,
  rateColumns,
  rateInterval,
  rateRow,
  taskChart,
  tasksTable,
} from "../parts.ts";
import { column, type ReportSection, section } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";

/** How it went for people: goals, completion, tasks, scores. */
export function userExperience(insights: Insights, texts: ReportTexts): ReportSection[] {
  const { rates, scores, n } = insights;
  const { labels, titles, userExperience: says } = texts;
  const shown = [
    [says.rates.completion, rates.completion],
    [says.rates.unaided, rates.unaided],
    [says.rates.help, rates.help],
    [says.rates.errors, rates.errors],
    [says.rates.recovery, rates.recovery],
    [says.rates.struggles, rates.struggles],
  ] as const;
  return [
    section(titles.summary, {
      text: [
        nothingYet(n, texts),
        n > 0 && says.completed(rateText(rates.completion, texts)),
        n > 0 && says.unaided(rateText(rates.unaided, texts)),
        scores.sus.mean !== undefined &&
          says.sus(
            pointed(scores.sus.mean.toFixed(1), texts),
            scores.sus.grade,
            Math.round(scores.sus.percentile ?? 0),
            scores.sus.n,
          ),
      ],
      tables: [goalsTable(insights, texts)],
    }),
    section(says.how, {
      charts: [
        {
          kind: "intervals",
          title: texts.charts.rates,
          format: "share",
          max: 1,
          items: shown.map(([label, rate]) => rateInterval(label, rate)),
        },
        funnelChart(insights, texts),
      ],
      tables: [
        {
          title: says.rates.title,
          columns: rateColumns(texts),
          rows: shown.map(([label, rate]) => rateRow(label, rate)),
        },
      ],
    }),
    section(titles.tasks, {
      charts: [taskChart(insights, texts)],
      tables: [tasksTable(insights, texts)],
    }),
    section(says.said, {
      tables: [
        {
          title: says.scores.title,
          columns: estimateColumns("number", texts),
          rows: [
            estimateRow(says.scores.installRating, scores.installRating),
            estimateRow(says.scores.trustLevel, scores.trustLevel),
            estimateRow(says.scores.sus, scores.sus),
            estimateRow(says.scores.umuxLite, scores.umuxLite),
            estimateRow(says.scores.friction, scores.friction),
          ],
        },
        {
          title: says.nps,
          columns: [
            column("n", labels.n, "count"),
            column("promoters", labels.promoters, "count"),
            column("passives", labels.passives, "count"),
            column("detractors", labels.detractors, "count"),
            column("score", labels.score, "number"),
            column("low", labels.low, "number"),
            column("high", labels.high, "number"),
          ],
          rows: [
            [
              scores.nps.n,
              scores.nps.promoters,
              scores.nps.passives,
              scores.nps.detractors,
              scores.nps.score ?? null,
              scores.nps.low ?? null,
              scores.nps.high ?? null,
            ],
          ],
        },
      ],
    }),
  ];
}
