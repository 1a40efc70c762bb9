import type { Insights } from "../../insights/insights.ts";
import { rateText } from "../format.ts";
import {
  errorsTable,
  hotSpotsTable,
  nothingYet,
  rateColumns,
  rateInterval,
  rateRow,
} from "../parts.ts";
import { column, type ReportSection, section } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";

/** What went wrong: errors, struggles, and how many more there may be. */
export function technicalIssues(insights: Insights, texts: ReportTexts): ReportSection[] {
  const { rates, n, tasks, errorGroups, discovery } = insights;
  const { titles, technicalIssues: says } = texts;
  const troubled = tasks.filter(({ errors }) => errors.n > 0);
  return [
    section(titles.summary, {
      text: [
        nothingYet(n, texts),
        n > 0 && says.errors(rateText(rates.errors, texts)),
        n > 0 && says.recovery(rateText(rates.recovery, texts)),
        n > 0 && says.installation(rateText(rates.installation, texts)),
        discovery.statement,
        discovery.frequency !== undefined &&
          says.problems(discovery.problems, Math.round(discovery.frequency * 100)),
      ],
    }),
    section(titles.errors, {
      text: [errorGroups.length === 0 && n > 0 && says.noErrors],
      charts: [
        {
          kind: "intervals",
          title: texts.charts.errorsByTask,
          format: "share",
          max: 1,
          items: troubled.map(({ title, errors }) => rateInterval(title, errors)),
        },
      ],
      tables: [errorsTable(insights, texts)],
    }),
    section(titles.struggles, { tables: [hotSpotsTable(insights, texts)] }),
    section(titles.help, {
      tables: [
        {
          title: texts.charts.helpByTask,
          columns: rateColumns(texts),
          rows: tasks
            .filter(({ help }) => help.n > 0)
            .map(({ title, help }) => rateRow(title, help)),
        },
      ],
    }),
    section(says.howMany, {
      tables: [
        {
          title: says.met,
          columns: [column("hits", texts.labels.hits), column("share", texts.labels.met, "share")],
          rows: discovery.met.map(({ said, share }) => [said, n > 0 ? share : null]),
        },
      ],
    }),
  ];
}
