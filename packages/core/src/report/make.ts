import type { RouteInput } from "@luna/contracts/routes/table";
import { analyzeSession } from "../analytics/analyze-session.ts";
import { type Context, instant } from "../context.ts";
import { lengthOf, rangeOf } from "../insights/range.ts";
import { readInsights } from "../insights/read.ts";
import { load } from "../session/load.ts";
import { oneSession } from "./kinds/one-session.ts";
import { performanceTrends } from "./kinds/performance-trends.ts";
import { periodsOf } from "./kinds/periods.ts";
import { segmentInsights } from "./kinds/segment-insights.ts";
import { sessionSummary } from "./kinds/session-summary.ts";
import { technicalIssues } from "./kinds/technical-issues.ts";
import { userExperience } from "./kinds/user-experience.ts";
import type { Report, ReportSection } from "./report.ts";

export type ReportInput = Omit<RouteInput<"readReport">, "format">;

const titles: Record<Report["type"], string> = {
  "session-summary": "Session summary",
  "user-experience": "User experience",
  "technical-issues": "Technical issues",
  "performance-trends": "Performance trends",
  "segment-insights": "Segment insights",
};

/** One of the five reports over the days that are asked for, or on one session. */
export async function makeReport(ctx: Context, input: ReportInput): Promise<Report> {
  return input.type === "session-summary" && input.sessionId !== undefined
    ? sessionReport(ctx, input.sessionId)
    : studyReport(ctx, input);
}

async function studyReport(ctx: Context, input: ReportInput): Promise<Report> {
  const { type, sessionId: _sessionId, ...asked } = input;
  const insights = await readInsights(ctx, asked);
  const sections: Record<Report["type"], () => ReportSection[] | Promise<ReportSection[]>> = {
    "session-summary": () => sessionSummary(insights),
    "user-experience": () => userExperience(insights),
    "technical-issues": () => technicalIssues(insights),
    "performance-trends": async () => performanceTrends(insights, await periodsOf(ctx, asked)),
    "segment-insights": () => segmentInsights(insights),
  };
  return {
    type,
    title: titles[type],
    study: ctx.study.title.en,
    generatedAt: instant(ctx),
    range: insights.range,
    filters: insights.filters,
    n: insights.n,
    sections: await sections[type](),
    method: insights.method,
  };
}

/** The report on one session; people are called by their codes. */
export async function sessionReport(ctx: Context, sessionId: string): Promise<Report> {
  const session = await load(ctx, sessionId);
  const analysis = await analyzeSession(ctx, { id: sessionId });
  return {
    type: "session-summary",
    title: `Session ${session.code}`,
    study: ctx.study.title.en,
    generatedAt: instant(ctx),
    range: { timeZone: ctx.study.timeZone },
    filters: {},
    n: 1,
    sections: oneSession(session, analysis),
    method: [
      "Times are corrected by the clock of the service; the time between the phases of a resumed session is left out of durations.",
      analysis.friction.formula,
    ],
  };
}

/** Whether a report is over more days than one request should read. */
export const isLong = (ctx: Context, { from, to }: ReportInput): boolean => {
  const { days } = rangeOf({ from, to }, ctx.study, ctx.now());
  return days !== undefined && lengthOf(days) > mostDays;
};

const mostDays = 366;
