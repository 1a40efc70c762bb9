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

/** What went wrong: errors, struggles, and how many more there may be. */
export function technicalIssues(insights: Insights): ReportSection[] {
  const { rates, n, tasks, errorGroups, discovery } = insights;
  const troubled = tasks.filter(({ errors }) => errors.n > 0);
  return [
    section("Summary", {
      text: [
        nothingYet(n),
        n > 0 && `Met an error: ${rateText(rates.errors)}.`,
        n > 0 &&
          `Recovered without help, of those whose task had an error: ${rateText(rates.recovery)}.`,
        n > 0 && `Installations that succeeded: ${rateText(rates.installation)}.`,
        discovery.statement,
        discovery.frequency !== undefined &&
          `${discovery.problems} problems were met, each by ${Math.round(discovery.frequency * 100)} % of people on average; an estimate from few people is too high.`,
      ],
    }),
    section("Errors", {
      text: [errorGroups.length === 0 && n > 0 && "No errors were met."],
      charts: [
        {
          kind: "intervals",
          title: "People who met an error, by task, with 95 % interval",
          format: "share",
          max: 1,
          items: troubled.map(({ title, errors }) => rateInterval(title, errors)),
        },
      ],
      tables: [errorsTable(insights)],
    }),
    section("Struggles", { tables: [hotSpotsTable(insights)] }),
    section("Help", {
      tables: [
        {
          title: "People who asked for help, by task",
          columns: rateColumns,
          rows: tasks
            .filter(({ help }) => help.n > 0)
            .map(({ title, help }) => rateRow(title, help)),
        },
      ],
    }),
    section("How many people it takes", {
      tables: [
        {
          title: "Problems met by now, by how many people they hit",
          columns: [column("hits", "Hits"), column("share", "Met", "share")],
          rows: discovery.met.map(({ said, share }) => [said, n > 0 ? share : null]),
        },
      ],
    }),
  ];
}
