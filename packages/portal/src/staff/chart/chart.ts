import type { CallAnswer } from "@luna/sdk";

export type Report = Extract<CallAnswer<"readReport">, { sections: unknown }>;
/** A chart as reports describe one: what insights and overview show is said in the same way. */
type ReportChart = Report["sections"][number]["charts"][number];
export type IntervalsChart = Extract<ReportChart, { kind: "intervals" }> & {
  /** Where the axis begins; at 0 where not said, or below it where values lie there. */
  min?: number;
};
export type BarsChart = Extract<ReportChart, { kind: "bars" }>;
export type LineChart = Extract<ReportChart, { kind: "line" }>;
export type Chart = IntervalsChart | BarsChart | LineChart;
export type Interval = IntervalsChart["items"][number];
export type Format = Chart["format"];

interface Estimate {
  n: number;
  rate?: number | undefined;
  mean?: number | undefined;
  value?: number | undefined;
  score?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
}

/** One line of a chart: an estimate with its interval; what has no data has null, never 0. */
export const intervalOf = (label: string, estimate: Estimate): Interval => ({
  label,
  n: estimate.n,
  value: estimate.rate ?? estimate.value ?? estimate.mean ?? estimate.score ?? null,
  low: estimate.low ?? null,
  high: estimate.high ?? null,
});
