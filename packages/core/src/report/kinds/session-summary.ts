import type { Insights } from "../../insights/insights.ts";
import { written } from "../format.ts";
import { goalsTable, nothingYet, taskChart, tasksTable } from "../parts.ts";
import { column, type ReportSection, section } from "../report.ts";

/** What took place: sessions by status and outcome, and how they went. */
export function sessionSummary(insights: Insights): ReportSection[] {
  const { sessions, rates, times, n } = insights;
  const counts = (title: string, of: Record<string, number>) => ({
    title,
    columns: [column("what", "What"), column("sessions", "Sessions", "count")],
    rows: Object.entries(of).map(([name, count]) => [name.replaceAll("-", " "), count]),
  });
  const attended = rates.attendance;
  return [
    section("Summary", {
      text: [
        nothingYet(n),
        `${sessions.total} sessions of the study in all, pilots and excluded ones left out; ${n} people's first sessions have ended.`,
        attended.rate !== undefined &&
          `Of ${attended.n} that were due, ${attended.x} took place (${written(attended.rate, "share")}).`,
        times.session.value !== undefined &&
          `A session takes ${written(times.session.value, "seconds")} in the middle (n = ${times.session.n}).`,
      ],
      charts: [
        {
          kind: "bars",
          title: "Sessions by status",
          format: "count",
          items: Object.entries(sessions.byStatus).map(([label, value]) => ({
            label: label.replaceAll("-", " "),
            value,
          })),
        },
      ],
      tables: [counts("By status", sessions.byStatus), counts("By outcome", sessions.byOutcome)],
    }),
    section("Goals", { tables: [goalsTable(insights)] }),
    section("Tasks", { charts: [taskChart(insights)], tables: [tasksTable(insights)] }),
  ];
}
