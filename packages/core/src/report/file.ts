/** A report in the form that is asked for. */
import type { RouteInput } from "@luna/contracts/routes/table";
import { reportCsv } from "./csv.ts";
import { reportPdf } from "./pdf/render.ts";
import type { Report } from "./report.ts";

export type ReportFormat = RouteInput<"readReport">["format"];

export interface ReportFile {
  name: string;
  contentType: string;
  content: string | Uint8Array;
}

export async function reportFile(report: Report, format: ReportFormat): Promise<ReportFile> {
  const name = `${nameFrom(report.title)}-${report.generatedAt.slice(0, 10)}.${format}`;
  switch (format) {
    case "pdf":
      return { name, contentType: "application/pdf", content: await reportPdf(report) };
    case "csv":
      return { name, contentType: "text/csv; charset=utf-8", content: reportCsv(report) };
    default:
      return { name, contentType: "application/json", content: JSON.stringify(report) };
  }
}

/** A title as the name of a file, in letters that every header and disk takes. */
const nameFrom = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, "")
    .replaceAll(" ", "-");
