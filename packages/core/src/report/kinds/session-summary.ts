import type { Insights } from "../../insights/insights.ts";
import { written } from "../format.ts";
import { goalsTable, nothingYet, taskChart, tasksTable } from "../parts.ts";
import { column, type ReportSection, section } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";

/** What took place: sessions by status and outcome, and how they went. */
export function sessionSummary(insights: Insights, texts: ReportTexts): ReportSection[] {
  const { sessions, rates, times, n } = insights;
  const { labels, titles, sessionSummary: says } = texts;
  const counts = (title: string, of: Record<string, number>) => ({
    title,
    columns: [column("what", labels.what), column("sessions", labels.sessions, "count")],
    rows: Object.entries(of).map(([name, count]) => [texts.word(name), count]),
  });
  const attended = rates.attendance;
  return [
    section(titles.summary, {
      text: [
        nothingYet(n, texts),
        says.counts(sessions.total, n),
        attended.rate !== undefined &&
          says.attended(attended, written(attended.rate, "share", texts)),
        times.session.value !== undefined &&
          says.takes(written(times.session.value, "seconds", texts), times.session.n),
      ],
      charts: [
        {
          kind: "bars",
          title: texts.charts.byStatus,
          format: "count",
          items: Object.entries(sessions.byStatus).map(([label, value]) => ({
            label: texts.word(label),
            value,
          })),
        },
      ],
      tables: [
        counts(says.byStatus, sessions.byStatus),
        counts(says.byOutcome, sessions.byOutcome),
      ],
    }),
    section(titles.goals, { tables: [goalsTable(insights, texts)] }),
    section(titles.tasks, {
      charts: [taskChart(insights, texts)],
      tables: [tasksTable(insights, texts)],
    }),
  ];
}
