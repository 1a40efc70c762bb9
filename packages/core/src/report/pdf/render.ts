/** A report as a PDF, made where it is asked for: the library and the fonts load only then. */
import { capital, instantText } from "../format.ts";
import type { Report } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";
import { reportTextsIn } from "../texts/texts.ts";
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
    lang: report.language,
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
  const texts = reportTextsIn(report.language);
  const canvas = { pdf, root, texts };
  drawHead(canvas, report);
  for (const { title, text, charts, tables } of report.sections) {
    heading(canvas, title, 2);
    for (const each of text) paragraph(canvas, each);
    for (const chart of charts) drawChart(canvas, chart);
    for (const table of tables) drawTable(canvas, table);
    if (text.length + charts.length + tables.length === 0)
      paragraph(canvas, `${capital(texts.noData)}.`);
  }
  heading(canvas, texts.pdf.method, 2);
  for (const each of report.method) paragraph(canvas, each, sizes.small);
  root.end();
  drawFooters(pdf, report, texts);
  pdf.end();
  return done;
}

function drawHead(canvas: Canvas, report: Report): void {
  paragraph(canvas, report.study, sizes.small);
  heading(canvas, report.title, 1);
  paragraph(canvas, `${rangeText(report, canvas.texts)}. n = ${report.n}.`);
}

function rangeText({ range, filters }: Report, { range: span, pdf: says }: ReportTexts): string {
  const days = range.from ? span(range.from, range.to!) : says.allTime;
  const asked = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${says.filter(name)} ${value}`],
  );
  return [says.days(days, range.timeZone), ...asked].join(", ");
}

/** On every page: what it is made of, how, and which page it is. */
function drawFooters(pdf: Pdf, report: Report, { pdf: says }: ReportTexts): void {
  const { start, count } = pdf.bufferedPageRange();
  const made = instantText(report.generatedAt);
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
    pdf.text(says.foot(report.n, made), page.margins.left, top, {
      width: page.width - 70,
      lineBreak: false,
    });
    pdf.text(says.page(at - start + 1, count), page.margins.left, top, {
      width: page.width,
      align: "right",
      lineBreak: false,
    });
    pdf.endMarkedContent();
  }
}
