/** The PDF that parts are drawn into: tagged, so that a screen reader follows it. */
import type PDFKit from "pdfkit";
import type { ReportTexts } from "../texts/en.ts";
import { colors, page, sizes } from "./layout.ts";

export type Pdf = PDFKit.PDFDocument;
export type Structure = PDFKit.PDFStructureElement;

export interface Canvas {
  pdf: Pdf;
  /** What parts are added to. */
  root: Structure;
  /** The words of its language. */
  texts: ReportTexts;
}

/** Begins a new page unless `height` points are left on this one. */
export function ensureRoom({ pdf }: Canvas, height: number): void {
  if (pdf.y + height > page.bottom) pdf.addPage();
}

export function heading(canvas: Canvas, text: string, level: 1 | 2 | 3): void {
  const { pdf, root } = canvas;
  const size = level === 1 ? sizes.title : level === 2 ? sizes.heading : sizes.subheading;
  ensureRoom(canvas, level === 3 ? 90 : 120);
  if (level > 1) pdf.y += level === 2 ? 14 : 8;
  root.add(
    pdf.struct(`H${level}`, {}, () => {
      pdf
        .font("bold")
        .fontSize(size)
        .fillColor(level === 1 ? colors.accent : colors.ink);
      pdf.text(text, page.margins.left, pdf.y, { width: page.width });
    }),
  );
  pdf.y += 3;
}

export function paragraph(canvas: Canvas, text: string, size = sizes.text): void {
  const { pdf, root } = canvas;
  pdf.font("regular").fontSize(size);
  ensureRoom(canvas, pdf.heightOfString(text, { width: page.width }));
  root.add(
    pdf.struct("P", {}, () => {
      pdf.fillColor(size === sizes.small ? colors.quiet : colors.ink);
      pdf.text(text, page.margins.left, pdf.y, { width: page.width, lineGap: 1.5 });
    }),
  );
  pdf.y += 3;
}

/** What is only to be looked at: no part of the text. */
export function decoration(pdf: Pdf, draw: () => void): void {
  pdf.markContent("Artifact", { type: "Layout" });
  draw();
  pdf.endMarkedContent();
}
