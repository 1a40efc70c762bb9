import { inflateSync } from "node:zlib";
import type { Language } from "@luna/contracts/language";
import { luna } from "@luna/contracts/study/luna";
import { describe, expect, it } from "vitest";
import { insightsOf } from "../insights/insights.ts";
import { rangeOf } from "../insights/range.ts";
import type { Reply } from "../reply.ts";
import { observer, testContext } from "../testing/context.ts";
import type { Cell } from "../totals/cell.ts";
import { codeOf, score, time, trial } from "../totals/measure.ts";
import { sumOf } from "../totals/sums.ts";
import { reportCsv } from "./csv.ts";
import { performanceTrends } from "./kinds/performance-trends.ts";
import { segmentInsights } from "./kinds/segment-insights.ts";
import { sessionSummary } from "./kinds/session-summary.ts";
import { technicalIssues } from "./kinds/technical-issues.ts";
import { userExperience } from "./kinds/user-experience.ts";
import { inWords } from "./pdf/chart.ts";
import { reportPdf } from "./pdf/render.ts";
import { readReport } from "./read.ts";
import type { Report, ReportSection } from "./report.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { reportTextsIn } from "./texts/texts.ts";

const formula = '=HYPERLINK("http://evil.example")';

function insights(language: Language = "en") {
  const people = Array.from({ length: 12 }, (_, at) =>
    sumOf([
      trial("done", at < 9),
      trial(`t${codeOf("installation")}`, at < 10),
      time("installing", 60 + at * 5),
      score("sus", 60 + at),
      { "seen:f00d": 1, "often:f00d": 2, "step:started": 1 },
    ]),
  );
  const cell = { day: "2026-11-20", segment: "technical", scenarioType: "first-time" };
  return insightsOf(luna, {
    range: rangeOf({ from: "2026-11-01T00:00:00Z" }, luna, Date.parse("2026-11-23T12:00:00Z")),
    filters: {},
    cells: [{ cell: cell as Cell, sums: sumOf(people) }],
    before: [],
    labels: new Map([["f00d", { fingerprint: "f00d", type: "error", message: formula }]]),
    language,
  });
}

const english = reportTextsIn("en");

const report = (sections: ReportSection[]): Report => ({
  type: "user-experience",
  language: "en",
  title: "User experience",
  study: luna.title.en,
  generatedAt: "2026-11-23T12:00:00.000Z",
  range: { from: "2026-11-01", to: "2026-11-23", timeZone: "UTC" },
  filters: {},
  n: 12,
  sections,
  method: ["How it is made."],
});

/** What stands in the streams of a PDF that are compressed, and what does not. */
function opened(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body!, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
  return [text, ...streams].join("\n");
}

describe("a report as CSV", () => {
  const lines = reportCsv(report(technicalIssues(insights(), english))).split("\r\n");

  it("has a line a value, with where it stands", () => {
    expect(lines[0]).toBe("section,table,row,column,value");
    const under = (value: string) => lines.find((line) => line.endsWith(value));
    expect(under(",times,24")).toContain("Errors by what they say");
    expect(under(",share,1")).toBeDefined();
  });

  it("holds nothing that a spreadsheet runs", () => {
    expect(lines.join()).toContain("'=HYPERLINK");
    expect(lines.filter((line) => /(?:^|,)"?=/.test(line))).toEqual([]);
  });
});

describe("a report as PDF", () => {
  it("is tagged, has its title and language, a figure in words, and page numbers", async () => {
    const pdf = opened(await reportPdf(report(userExperience(insights(), english))));
    expect(pdf.startsWith("%PDF-1.7")).toBe(true);
    const parts = {
      tagged: "/MarkInfo",
      language: "/Lang (en)",
      figure: "/S /Figure",
      head: "/S /TH",
      words: "/Alt (Task completion with 95 % interval: Installation 83.3 %",
      pages: "/Type /Pagination",
      // embedded, so that it looks the same everywhere
      font: "/FontFile2",
    };
    for (const [part, text] of Object.entries(parts))
      expect([part, pdf.includes(text)]).toEqual([part, true]);
  });

  it("says that there is no data instead of an empty chart", async () => {
    const empty = userExperience(
      insightsOf(luna, {
        range: { timeZone: "UTC" },
        filters: {},
        cells: [],
        before: undefined,
        labels: new Map(),
      }),
      english,
    );
    expect(empty[0]!.text).toEqual([
      "No session of this selection has ended yet: there is no data.",
    ]);
    expect(JSON.stringify(empty)).not.toContain("NaN");
    expect(opened(await reportPdf(report(empty))).includes("/S /Figure")).toBe(false);
  });

  it("tells a chart in words with n and interval", () => {
    const [, how] = userExperience(insights(), english);
    expect(inWords(how!.charts[0]!, english)).toContain("Completed 75 %, 46.2 % to 91.7 %, n 12");
  });
});

/** What a table of texts says without being asked anything. */
const saidBy = (texts: unknown): string[] =>
  typeof texts === "string"
    ? [texts]
    : Object.values((typeof texts === "object" && texts) || {}).flatMap(saidBy);

describe("a report in German", () => {
  const german = insights("de");
  const sections = [
    ...sessionSummary(german, de),
    ...userExperience(german, de),
    ...technicalIssues(german, de),
    ...performanceTrends(german, [], de),
    ...segmentInsights(german, luna, de),
  ];

  it("says nothing in English", () => {
    const inGerman = saidBy(de);
    const onlyEnglish = saidBy(en).filter((text) => !inGerman.includes(text));
    expect(onlyEnglish.length).toBeGreaterThan(100);
    const shown = saidBy([
      german.method,
      sections.map(({ title, text, charts, tables }) => [
        title,
        text,
        charts.map((chart) => [chart.title, chart.items.map(({ label }) => label)]),
        tables.map((table) => [table.title, table.columns.map(({ label }) => label), table.rows]),
      ]),
    ]);
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.filter((text) => onlyEnglish.includes(text))).toEqual([]);
    expect(shown.join("\n")).not.toMatch(/\b(?:the|of|and|with|people)\b/);
  });

  it("writes numbers with a comma, in the titles of the study", () => {
    const said = sections.flatMap(({ text }) => text);
    expect(said).toContain("Abgeschlossene Sitzungen: 9 von 12, 75 % (46,2 % bis 91,7 %).");
    expect(
      sections.flatMap(({ charts }) => charts).map((each) => inWords(each, de)),
    ).toContainEqual(expect.stringContaining("Installation 83,3 %"));
  });

  it("says its language to who has the PDF read out", async () => {
    const made = { ...report(sections), language: "de" as const };
    const pdf = opened(await reportPdf(made));
    expect(pdf).toContain("/Lang (de)");
  });

  it("comes to who asks for it, in the language that is nearest", async () => {
    const ctx = await testContext({ actor: observer });
    const asked = { type: "session-summary", format: "json" } as const;
    expect(await readReport(ctx, { ...asked, language: "de-AT" })).toMatchObject({
      language: "de",
      title: "Überblick über die Sitzungen",
      study: luna.title.de,
    });
    expect(await readReport(ctx, { ...asked, language: "fi" })).toMatchObject({ language: "en" });
    const csv = await readReport(ctx, { ...asked, language: "de", format: "csv" });
    expect((csv as Reply<string>).headers).toMatchObject({
      "content-disposition": expect.stringContaining('"uberblick-uber-die-sitzungen-'),
    });
  });
});

describe("readReport", () => {
  const types = [
    "session-summary",
    "user-experience",
    "technical-issues",
    "performance-trends",
    "segment-insights",
  ] as const;

  it.each(types)("makes a %s in each format, also of nothing", async (type) => {
    const ctx = await testContext({ actor: observer });
    const json = await readReport(ctx, { type, format: "json" });
    expect(json).toMatchObject({ type, n: 0 });
    const csv = await readReport(ctx, { type, format: "csv" });
    expect(csv).toMatchObject({ status: 200, body: expect.stringContaining("section,table") });
    const pdf = await readReport(ctx, { type, format: "pdf" });
    const { body } = pdf as Reply<Buffer>;
    expect(body.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("leaves more than a year to a job", async () => {
    const ctx = await testContext({ actor: observer });
    const range = { from: "2024-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" };
    const answer = await readReport(ctx, { type: "user-experience", format: "pdf", ...range });
    expect(answer).toMatchObject({ status: 202, body: { jobId: expect.stringMatching(/^job_/) } });
    const jobs = (await ctx.everything()).filter(({ kind }) => kind === "job");
    expect(jobs).toMatchObject([{ jobKind: "report", input: range }]);
  });

  it("takes a session for the session summary only", async () => {
    const ctx = await testContext({ actor: observer });
    const sessionId = "ses_01J00000000000000000000001";
    await expect(
      readReport(ctx, { type: "user-experience", format: "json", sessionId }),
    ).rejects.toMatchObject({ code: "invalid_input" });
    await expect(
      readReport(ctx, { type: "session-summary", format: "json", sessionId }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
