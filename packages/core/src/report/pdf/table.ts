import { capital, written } from "../format.ts";
import type { ReportColumn, ReportTable } from "../report.ts";
import {
  type Canvas,
  decoration,
  ensureRoom,
  heading,
  paragraph,
  type Structure,
} from "./document.ts";
import { colors, page, sizes } from "./layout.ts";

const padding = 4;

/** A table with its head repeated on every page; without rows it says so. */
export function drawTable(canvas: Canvas, table: ReportTable): void {
  heading(canvas, table.title, 3);
  if (table.rows.length === 0) {
    paragraph(canvas, `${capital(canvas.texts.noData)}.`);
    return;
  }
  const widths = widthsOf(canvas, table);
  const body = canvas.pdf.struct("Table");
  canvas.root.add(body);
  const head = table.columns.map(({ label }) => label);
  drawRow(canvas, body, table.columns, widths, head, "TH");
  for (const row of table.rows) {
    const cells = row.map((value, at) => written(value, table.columns[at]!.format, canvas.texts));
    const height = heightOf(canvas, cells, widths, "regular");
    if (canvas.pdf.y + height > page.bottom) {
      canvas.pdf.addPage();
      drawRow(canvas, body, table.columns, widths, head, "TH");
    }
    drawRow(canvas, body, table.columns, widths, cells, "TD");
  }
  body.end();
  canvas.pdf.y += 6;
}

function drawRow(
  canvas: Canvas,
  body: Structure,
  columns: readonly ReportColumn[],
  widths: readonly number[],
  cells: readonly string[],
  kind: "TH" | "TD",
): void {
  const { pdf } = canvas;
  const font = kind === "TH" ? "bold" : "regular";
  const height = heightOf(canvas, cells, widths, font);
  ensureRoom(canvas, height);
  const top = pdf.y;
  decoration(pdf, () => {
    if (kind === "TH") pdf.rect(page.margins.left, top, page.width, height).fill(colors.band);
    pdf
      .moveTo(page.margins.left, top + height)
      .lineTo(page.margins.left + page.width, top + height)
      .lineWidth(0.5)
      .stroke(colors.line);
  });
  const row = pdf.struct("TR");
  body.add(row);
  let left = page.margins.left;
  for (const [at, text] of cells.entries()) {
    const width = widths[at]!;
    row.add(
      pdf.struct(kind, {}, () => {
        pdf.font(font).fontSize(sizes.small);
        pdf.fillColor(text === canvas.texts.noData ? colors.quiet : colors.ink);
        pdf.text(text, left + padding, top + padding, {
          width: width - 2 * padding,
          align: isText(columns[at]!) ? "left" : "right",
        });
      }),
    );
    left += width;
  }
  row.end();
  pdf.y = top + height;
}

function heightOf(
  { pdf }: Canvas,
  cells: readonly string[],
  widths: readonly number[],
  font: string,
) {
  pdf.font(font).fontSize(sizes.small);
  const heights = cells.map((text, at) =>
    pdf.heightOfString(text, { width: widths[at]! - 2 * padding }),
  );
  return Math.max(...heights) + 2 * padding;
}

/** Numbers get what they need, text shares the rest by what it needs. */
function widthsOf({ pdf, texts }: Canvas, { columns, rows }: ReportTable): number[] {
  const needs = columns.map((column, at) => {
    pdf.font("bold").fontSize(sizes.small);
    const label = pdf.widthOfString(column.label);
    pdf.font("regular").fontSize(sizes.small);
    const values = rows.map((row) =>
      pdf.widthOfString(written(row[at] ?? null, column.format, texts)),
    );
    return Math.max(label, ...values) + 2 * padding + 2;
  });
  const total = needs.reduce((sum, need) => sum + need, 0);
  if (total <= page.width) return needs.map((need) => (need * page.width) / total);
  const fixed = needs.reduce((sum, need, at) => sum + (isText(columns[at]!) ? 0 : need), 0);
  const words = total - fixed;
  // numbers must not break; where even they have no room all give way alike
  const left = page.width - fixed;
  return left < words / 4
    ? needs.map((need) => (need * page.width) / total)
    : needs.map((need, at) => (isText(columns[at]!) ? (need * left) / words : need));
}

const isText = ({ format }: ReportColumn) => format === "text" || format === "instant";
