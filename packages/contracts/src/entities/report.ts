/** A report before it has a form: the same sections for JSON, CSV and PDF. */
import * as z from "zod/mini";
import { languages } from "../language.ts";
import { Instant, whole } from "../scalars.ts";

/** How values are to be read: shares are 0 to 1, times in seconds. */
export const ReportFormat = z.enum(["text", "count", "share", "seconds", "number", "p", "instant"]);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** No value is null, and never 0. */
const value = z.nullable(z.number());
const common = { title: z.string(), format: ReportFormat };

export const ReportChart = z.union([
  z.object({
    kind: z.literal("intervals"),
    ...common,
    /** What the axis reaches; from the data where not said. */
    max: z.optional(z.number()),
    /** A goal, drawn as a line. */
    target: z.optional(z.number()),
    items: z.array(z.object({ label: z.string(), n: whole(0), value, low: value, high: value })),
  }),
  z.object({
    kind: z.literal("bars"),
    ...common,
    items: z.array(z.object({ label: z.string(), value: z.number() })),
  }),
  z.object({
    kind: z.literal("line"),
    ...common,
    max: z.optional(z.number()),
    items: z.array(z.object({ label: z.string(), value, n: whole(0) })),
  }),
]);
export type ReportChart = z.infer<typeof ReportChart>;

export const ReportTable = z.object({
  title: z.string(),
  columns: z.array(z.object({ id: z.string(), label: z.string(), format: ReportFormat })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
export type ReportTable = z.infer<typeof ReportTable>;

export const Report = z.looseObject({
  language: z.enum(languages),
  title: z.string(),
  study: z.string(),
  generatedAt: Instant,
  range: z.object({
    from: z.optional(z.string()),
    to: z.optional(z.string()),
    timeZone: z.string(),
  }),
  n: whole(0),
  sections: z.array(
    z.object({
      title: z.string(),
      text: z.array(z.string()),
      charts: z.array(ReportChart),
      tables: z.array(ReportTable),
    }),
  ),
  method: z.readonly(z.array(z.string())),
});
export type Report = z.infer<typeof Report>;
