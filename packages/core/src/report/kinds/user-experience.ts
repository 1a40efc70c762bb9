import type { Insights } from "../../insights/insights.ts";
import { rateText } from "../format.ts";
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

/** How it went for people: goals, completion, tasks, scores. */
export function userExperience(insights: Insights): ReportSection[] {
  const { rates, scores, n } = insights;
  const shown = [
    ["Completed", rates.completion],
    ["Without any help", rates.unaided],
    ["Asked for help", rates.help],
    ["Met an error", rates.errors],
    ["Recovered from errors", rates.recovery],
    ["Struggled", rates.struggles],
  ] as const;
  return [
    section("Summary", {
      text: [
        nothingYet(n),
        n > 0 && `Sessions completed: ${rateText(rates.completion)}.`,
        n > 0 && `Without any help: ${rateText(rates.unaided)}.`,
        scores.sus.mean !== undefined &&
          `The System Usability Scale gives ${scores.sus.mean.toFixed(1)} (grade ${scores.sus.grade}, about the ${Math.round(scores.sus.percentile ?? 0)}th percentile, n = ${scores.sus.n}).`,
      ],
      tables: [goalsTable(insights)],
    }),
    section("How it went", {
      charts: [
        {
          kind: "intervals",
          title: "Rates with 95 % interval",
          format: "share",
          max: 1,
          items: shown.map(([label, rate]) => rateInterval(label, rate)),
        },
        funnelChart(insights),
      ],
      tables: [
        {
          title: "Rates",
          columns: rateColumns,
          rows: shown.map(([label, rate]) => rateRow(label, rate)),
        },
      ],
    }),
    section("Tasks", { charts: [taskChart(insights)], tables: [tasksTable(insights)] }),
    section("What people say", {
      tables: [
        {
          title: "Scores",
          columns: estimateColumns("number"),
          rows: [
            estimateRow("Installation, 1 to 10", scores.installRating),
            estimateRow("Trust, 1 to 5", scores.trustLevel),
            estimateRow("SUS, 0 to 100", scores.sus),
            estimateRow("UMUX-Lite, 0 to 100", scores.umuxLite),
            estimateRow("Friction (ours), points per 10 minutes", scores.friction),
          ],
        },
        {
          title: "Net promoter score (−1 to 1)",
          columns: [
            column("n", "n", "count"),
            column("promoters", "Promoters", "count"),
            column("passives", "Passives", "count"),
            column("detractors", "Detractors", "count"),
            column("score", "Score", "number"),
            column("low", "95 % from", "number"),
            column("high", "to", "number"),
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
