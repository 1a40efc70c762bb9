/** A report as a PDF, made where it is asked for: the library and the fonts load only then. */
import { noData } from "../format.ts";
import type { Report } from "../report.ts";
import { drawChart } from "./chart.ts";
import { type Canvas, heading, type Pdf, paragraph } from "./document.ts";
import { colors, page, sizes } from "./layout.ts";
import { drawTable } from "./table.ts";

export async function reportPdf(report: Report): Promise<Buffer> {
  const [{ default: PDFDocument }, { regular, bold }] = await Promise.all([
    import("pdfkit"),
    import("./fonts.ts"),
  ]);
  const pdf = new PDFDocument({
    size: page.size,
    margins: page.margins,
    // no default: the standard fonts are read from files that a bundle does not have
    font: null as unknown as string,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: "en",
    pdfVersion: "1.7",
    info: {
      Title: `${report.title}, ${report.study}`,
      Author: report.study,
      CreationDate: new Date(report.generatedAt),
    },
  });
  pdf.registerFont("regular", regular());
  pdf.registerFont("bold", bold());
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  const canvas = { pdf, root };
  drawHead(canvas, report);
  for (const { title, text, charts, tables } of report.sections) {
    heading(canvas, title, 2);
    for (const each of text) paragraph(canvas, each);
    for (const chart of charts) drawChart(canvas, chart);
    for (const table of tables) drawTable(canvas, table);
    if (text.length + charts.length + tables.length === 0) paragraph(canvas, `${noData}.`);
  }
  heading(canvas, "How the figures are made", 2);
  for (const each of report.method) paragraph(canvas, each, sizes.small);
  root.end();
  drawFooters(pdf, report);
  pdf.end();
  return done;
}

function drawHead(canvas: Canvas, report: Report): void {
  paragraph(canvas, report.study, sizes.small);
  heading(canvas, report.title, 1);
  paragraph(canvas, `${rangeText(report)}. n = ${report.n}.`);
}

export function rangeText({ range, filters }: Pick<Report, "range" | "filters">): string {
  const days = range.from ? `${range.from} to ${range.to}` : "All time";
  const asked = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value}`],
  );
  return [`${days} (days in ${range.timeZone})`, ...asked].join(", ");
}

/** On every page: what it is made of, how, and which page it is. */
function drawFooters(pdf: Pdf, report: Report): void {
  const { start, count } = pdf.bufferedPageRange();
  const made = report.generatedAt.slice(0, 16).replace("T", " ");
  for (let at = start; at < start + count; at++) {
    pdf.switchToPage(at);
    // the margin would begin a new page
    pdf.page.margins.bottom = 0;
    pdf.markContent("Artifact", { type: "Pagination" });
    const top = page.bottom + 14;
    pdf
      .moveTo(page.margins.left, top - 5)
      .lineTo(page.margins.left + page.width, top - 5)
      .lineWidth(0.5)
      .stroke(colors.line);
    pdf.font("regular").fontSize(7).fillColor(colors.quiet);
    const text = `n = ${report.n} people, each by the first session; 95 % intervals (adjusted Wald, t); methods at the end. Made ${made} UTC.`;
    pdf.text(text, page.margins.left, top, { width: page.width - 70, lineBreak: false });
    pdf.text(`Page ${at - start + 1} of ${count}`, page.margins.left, top, {
      width: page.width,
      align: "right",
      lineBreak: false,
    });
    pdf.endMarkedContent();
  }
}
