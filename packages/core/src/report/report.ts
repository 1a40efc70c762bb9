/** A report before it has a form: sections of text, tables and charts, the same for JSON, CSV and PDF. */
import type {
  Report as ReportAnswer,
  ReportChart,
  ReportFormat,
  ReportTable,
} from "@luna/contracts/entities/report";
import type { Language } from "@luna/contracts/language";
import type { ReportType } from "@luna/contracts/routes/analytics";
import type { Filters } from "../insights/insights.ts";

/** How a column's values are to be read: shares are 0 to 1, times in seconds. */
export type Format = ReportFormat;

export type { ReportChart, ReportTable };
export type ReportColumn = ReportTable["columns"][number];

/** No value is null: it says "no data" where it is shown, and never 0. */
export type Value = ReportTable["rows"][number][number];

/** An estimate with its interval, one line of a chart. */
export type Interval = Extract<ReportChart, { kind: "intervals" }>["items"][number];

/** Plain sentences, charts and tables below one title. */
export type ReportSection = ReportAnswer["sections"][number];

export interface Report {
  type: ReportType;
  /** Of its titles and sentences. */
  language: Language;
  title: string;
  study: string;
  generatedAt: string;
  range: { from?: string; to?: string; timeZone: string };
  filters: Filters;
  /** First sessions that the figures are made of. */
  n: number;
  sections: ReportSection[];
  /** How the figures were made. */
  method: readonly string[];
}

export const column = (id: string, label: string, format: Format = "text"): ReportColumn => ({
  id,
  label,
  format,
});

/** A column, and how it is read off an item of which a table has one in each row. */
export type Read<Item> = readonly [ReportColumn, (item: Item) => Value | undefined];

/** A table of items whose columns say themselves what they read; what is not there is no data. */
export const tableOf = <Item>(
  title: string,
  items: readonly Item[],
  columns: readonly Read<Item>[],
): ReportTable => ({
  title,
  columns: columns.map(([each]) => each),
  rows: items.map((item) => columns.map(([, read]) => read(item) ?? null)),
});

/** A section, its parts in the order in which they are shown. */
export const section = (
  title: string,
  parts: { text?: (string | false | undefined)[]; charts?: ReportChart[]; tables?: ReportTable[] },
): ReportSection => ({
  title,
  text: (parts.text ?? []).filter((each) => typeof each === "string"),
  charts: parts.charts ?? [],
  tables: parts.tables ?? [],
});
