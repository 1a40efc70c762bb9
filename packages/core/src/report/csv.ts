import { csvText } from "../list/csv.ts";
import type { Report } from "./report.ts";

const columns = ["section", "table", "row", "column", "value"].map((name) => ({
  name,
  path: [name],
}));

/**
 * Every table of a report in one: a line a value, with where it stands, so that any of them can be taken
 * by a filter. Shares are 0 to 1, times in seconds; what has no data is empty.
 */
export const reportCsv = (report: Report): string =>
  csvText(
    columns,
    report.sections.flatMap((section) =>
      section.tables.flatMap((table) =>
        table.rows.flatMap(([first, ...rest], at) => {
          const row = typeof first === "string" ? first : String(at + 1);
          const values = typeof first === "string" ? rest : [first ?? null, ...rest];
          const named = typeof first === "string" ? table.columns.slice(1) : table.columns;
          return values.map((value, index) => ({
            section: section.title,
            table: table.title,
            row: repeated(table.rows, at) ? `${at + 1}: ${row}` : row,
            column: named[index]!.id,
            value,
          }));
        }),
      ),
    ),
  );

/** Rows are told apart by number where their names are not. */
const repeated = (rows: readonly unknown[][], at: number): boolean =>
  rows.some((row, other) => other !== at && row[0] === rows[at]![0]);
