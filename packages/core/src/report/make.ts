import { languageOf, textIn } from "@luna/contracts/language";
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
import type { ReportTexts } from "./texts/en.ts";
import { reportTextsIn } from "./texts/texts.ts";

export type ReportInput = Omit<RouteInput<"readReport">, "format">;

/** One of the five reports over the days that are asked for, or on one session. */
export async function makeReport(ctx: Context, input: ReportInput): Promise<Report> {
  return input.type === "session-summary" && input.sessionId !== undefined
    ? sessionReport(ctx, input.sessionId, textsFor(input))
    : studyReport(ctx, input, textsFor(input));
}

const textsFor = ({ language }: ReportInput): ReportTexts =>
  reportTextsIn(languageOf(language ?? ""));

async function studyReport(ctx: Context, input: ReportInput, texts: ReportTexts): Promise<Report> {
  const { type, sessionId: _sessionId, ...asked } = input;
  const insights = await readInsights(ctx, asked);
  const sections: Record<Report["type"], () => ReportSection[] | Promise<ReportSection[]>> = {
    "session-summary": () => sessionSummary(insights, texts),
    "user-experience": () => userExperience(insights, texts),
    "technical-issues": () => technicalIssues(insights, texts),
    "performance-trends": async () =>
      performanceTrends(insights, await periodsOf(ctx, asked), texts),
    "segment-insights": () => segmentInsights(insights, ctx.study, texts),
  };
  return {
    type,
    language: texts.language,
    title: texts.types[type],
    study: textIn(ctx.study.title, texts.language),
    generatedAt: instant(ctx),
    range: insights.range,
    filters: insights.filters,
    n: insights.n,
    sections: await sections[type](),
    method: insights.method,
  };
}

/** The report on one session; people are called by their codes. */
export async function sessionReport(
  ctx: Context,
  sessionId: string,
  texts = reportTextsIn("en"),
): Promise<Report> {
  const session = await load(ctx, sessionId);
  const analysis = await analyzeSession(ctx, { id: sessionId, language: texts.language });
  return {
    type: "session-summary",
    language: texts.language,
    title: texts.oneSession.title(session.code),
    study: textIn(ctx.study.title, texts.language),
    generatedAt: instant(ctx),
    range: { timeZone: ctx.study.timeZone },
    filters: {},
    n: 1,
    sections: oneSession(session, analysis, ctx.study, texts),
    method: [texts.oneSession.method, analysis.friction.formula],
  };
}

/** Whether a report is over more days than one request should read. */
export const isLong = (ctx: Context, { from, to }: ReportInput): boolean => {
  const { days } = rangeOf({ from, to }, ctx.study, ctx.now());
  return days !== undefined && lengthOf(days) > mostDays;
};

const mostDays = 366;
