/** Charts as vectors; each is one figure whose alternative text says what it shows. */
import { capital, written } from "../format.ts";
import type { Interval, ReportChart } from "../report.ts";
import type { ReportTexts } from "../texts/en.ts";
import { type Canvas, ensureRoom, heading, paragraph } from "./document.ts";
import { colors, page, sizes } from "./layout.ts";

const rowHeight = 17;
const labelWidth = 150;
const valueWidth = 96;
const plotLeft = page.margins.left + labelWidth;
const plotWidth = page.width - labelWidth - valueWidth;

export function drawChart(canvas: Canvas, chart: ReportChart): void {
  heading(canvas, chart.title, 3);
  const empty = chart.items.every(
    ({ value }) => value === null || (chart.kind === "bars" && value === 0),
  );
  if (empty) {
    paragraph(canvas, `${capital(canvas.texts.noData)}.`);
    return;
  }
  const height = chart.kind === "line" ? 130 : chart.items.length * rowHeight + 20;
  ensureRoom(canvas, height);
  const { pdf, root } = canvas;
  const top = pdf.y + 2;
  root.add(
    pdf.struct("Figure", { alt: inWords(chart, canvas.texts) }, () => {
      if (chart.kind === "line") drawLine(canvas, chart, top);
      else drawRows(canvas, chart, top);
    }),
  );
  pdf.y = top + height;
  pdf.x = page.margins.left;
}

/** The same in words, for who does not see it. */
export function inWords(chart: ReportChart, texts: ReportTexts): string {
  const of = (value: number | null) => written(value, chart.format, texts);
  const items = chart.items.map((each) => {
    if ("low" in each)
      return `${each.label} ${of(each.value)}${each.low === null ? "" : `, ${texts.range(of(each.low), of(each.high))}`}, n ${each.n}`;
    return `${each.label} ${of(each.value)}`;
  });
  return `${chart.title}: ${items.join("; ")}.`;
}

function drawRows(
  { pdf, texts }: Canvas,
  chart: Extract<ReportChart, { kind: "bars" | "intervals" }>,
  top: number,
): void {
  const max = maxOf(chart);
  const at = (value: number) => plotLeft + (Math.min(value, max) / max) * plotWidth;
  const bottom = top + chart.items.length * rowHeight;
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const x = plotLeft + share * plotWidth;
    pdf.moveTo(x, top).lineTo(x, bottom).lineWidth(0.5).stroke(colors.line);
    pdf.font("regular").fontSize(7).fillColor(colors.quiet);
    pdf.text(written(max * share, chart.format, texts), x - 30, bottom + 3, {
      width: 60,
      align: "center",
    });
  }
  for (const [index, item] of chart.items.entries()) {
    const middle = top + index * rowHeight + rowHeight / 2;
    pdf.font("regular").fontSize(sizes.small).fillColor(colors.ink);
    pdf.text(item.label, page.margins.left, middle - 4.5, {
      width: labelWidth - 8,
      height: 10,
      ellipsis: true,
    });
    if (item.value !== null) {
      if ("low" in item) drawInterval(pdf, item, at, middle);
      else if (item.value > 0)
        pdf.rect(plotLeft, middle - 4.5, at(item.value) - plotLeft, 9).fill(colors.accent);
    }
    const n = "n" in item ? `  n ${item.n}` : "";
    pdf.fillColor(item.value === null ? colors.quiet : colors.ink).fontSize(sizes.small);
    pdf.text(
      `${written(item.value, chart.format, texts)}${n}`,
      plotLeft + plotWidth + 8,
      middle - 4.5,
      {
        width: valueWidth - 8,
        align: "right",
        lineBreak: false,
      },
    );
  }
}

function drawInterval(
  pdf: Canvas["pdf"],
  { value, low, high }: Interval,
  at: (value: number) => number,
  middle: number,
): void {
  if (low !== null && high !== null) {
    pdf.rect(at(low), middle - 2.5, Math.max(1, at(high) - at(low)), 5).fill(colors.soft);
  }
  pdf.circle(at(value!), middle, 3.2).fill(colors.accent);
}

function drawLine(
  { pdf, texts }: Canvas,
  chart: Extract<ReportChart, { kind: "line" }>,
  top: number,
): void {
  const max = maxOf(chart);
  const height = 90;
  const left = page.margins.left + 44;
  const width = page.width - 60;
  const x = (index: number) =>
    left + (chart.items.length === 1 ? width / 2 : (index / (chart.items.length - 1)) * width);
  const y = (value: number) => top + 4 + height - (value / max) * height;
  for (const share of [0, 0.5, 1]) {
    pdf
      .moveTo(left, y(max * share))
      .lineTo(left + width, y(max * share))
      .lineWidth(0.5)
      .stroke(colors.line);
    pdf.font("regular").fontSize(7).fillColor(colors.quiet);
    pdf.text(written(max * share, chart.format, texts), page.margins.left - 6, y(max * share) - 4, {
      width: 44,
      align: "right",
    });
  }
  let before: number | undefined;
  for (const [index, { value }] of chart.items.entries()) {
    // a period without data breaks the line
    if (value !== null) {
      if (before !== undefined)
        pdf
          .moveTo(x(index - 1), y(before))
          .lineTo(x(index), y(value))
          .lineWidth(1.4)
          .stroke(colors.accent);
      pdf.circle(x(index), y(value), 2).fill(colors.accent);
    }
    before = value ?? undefined;
  }
  const every = Math.ceil(chart.items.length / 8);
  for (const [index, { label }] of chart.items.entries()) {
    if (index % every !== 0) continue;
    pdf.font("regular").fontSize(7).fillColor(colors.quiet);
    pdf.text(label.slice(5), x(index) - 20, top + height + 10, { width: 40, align: "center" });
  }
}

function maxOf(chart: ReportChart): number {
  if (chart.kind !== "bars" && chart.max !== undefined) return chart.max;
  const values = chart.items.map((each) =>
    "high" in each ? (each.high ?? each.value ?? 0) : (each.value ?? 0),
  );
  const most = Math.max(...values);
  if (most <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(most));
  const rounded =
    [1, 2, 4, 5, 10].map((times) => times * step).find((each) => each >= most) ?? most;
  // counts have no parts: the quarters of the axis are whole
  return chart.format === "count" ? Math.ceil(rounded / 4) * 4 : rounded;
}
