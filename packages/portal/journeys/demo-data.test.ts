import type { CallAnswer } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openConsole } from "../../demo/src/stack/local-console.ts";
import { type StartedStack, startStack } from "../../demo/src/testing/start-stack.ts";
import { inspectPage } from "../src/testing/inspect-page.ts";
import { signInStaff } from "../src/testing/sign-in-staff.ts";

let started: StartedStack;
let browser: Browser;
let page: Page;
let sessions: CallAnswer<"listSessions">["items"];
const complaints: string[] = [];
const dayMs = 24 * 3_600_000;

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startStack({ filled: true }),
    chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox"] }),
  ]);
  sessions = (await researcher().listSessions({ limit: 50 })).items;
  const context = await browser.newContext({ locale: "de-DE", timezoneId: "Europe/Berlin" });
  page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await signInStaff(page, started.stack.portalUrl, "admin", "de");
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await started?.[Symbol.asyncDispose]();
});

const researcher = () =>
  createClient({ baseUrl: started.stack.apiUrl }).as(started.stack.tokens.researcher);

describe("a stack that was started for the first time", () => {
  it("holds a study under way, over some days, and stands in the present", async () => {
    const { items } = await researcher().listParticipants({ limit: 50 });
    expect(items).toHaveLength(12);
    expect(sessions.map(({ status }) => status).sort()).toEqual([
      "cancelled",
      ...Array(4).fill("completed"),
      "confirmed",
      "failed",
      "in-progress",
      "scheduled",
    ]);
    const began = sessions.flatMap(({ startedAt }) => startedAt?.slice(0, 10) ?? []);
    expect(new Set(began).size).toBeGreaterThanOrEqual(2);
    const local = await openConsole(started.stack);
    expect(Math.abs(local.now() - Date.now())).toBeLessThan(2000);
  });

  it("has sessions as long as their events, and nothing that went wrong by itself", async () => {
    for (const { startedAt, endedAt } of sessions.filter(({ status }) => status === "completed")) {
      const minutes = (Date.parse(endedAt!) - Date.parse(startedAt!)) / 60_000;
      expect(minutes).toBeGreaterThan(2);
      expect(minutes).toBeLessThan(20);
    }
    const { items } = await researcher().listAlerts({ limit: 50 });
    expect(items.length).toBeGreaterThan(3);
    expect(items.filter(({ kind }) => ["mail_failed", "connection_lost"].includes(kind))).toEqual(
      [],
    );
    expect(await (await openConsole(started.stack)).failures()).toEqual([]);
  });
});

describe("every page of the team with data, in German", () => {
  const dayAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
  const idOf = (status: string) => sessions.find((each) => each.status === status)!.id;
  const pages: [name: string, path: () => string][] = [
    ["overview", () => ""],
    ["live", () => "/live"],
    ["sessions", () => "/sessions"],
    ["week", () => "/sessions?view=week"],
    ["a session that ended", () => `/sessions/${idOf("failed")}`],
    ["a session that runs", () => `/sessions/${idOf("in-progress")}`],
    ["participants", () => "/participants"],
    [
      "a person",
      () => `/participants/${sessions.find(({ code }) => code === "S0001")!.participantId}`,
    ],
    ["opening hours", () => "/availability"],
    ["insights: change", () => `/insights?view=change&from=${dayAgo(6)}&to=${dayAgo(0)}`],
    ...["outcome", "tasks", "problems", "groups"].map((view): [string, () => string] => [
      `insights: ${view}`,
      () => `/insights?view=${view}`,
    ]),
    ...[
      "session-summary",
      "user-experience",
      "technical-issues",
      "performance-trends",
      "segment-insights",
    ].map((type): [string, () => string] => [`report: ${type}`, () => `/reports?type=${type}`]),
    ["issues", () => "/issues"],
    ["files", () => "/files"],
    ["mails", () => "/emails"],
    ["audit", () => "/audit"],
  ];

  it.each(pages)("breaks no rule of axe and fits: %s", async (_name, path) => {
    await page.goto(`${started.stack.portalUrl}/staff${path()}`);
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await inspectPage(page)).toEqual([]);
  });

  it("shows a zone by the name that is held, which this browser's list need not have", async () => {
    const { participantId } = sessions.find(({ code }) => code === "S0005")!;
    await page.goto(`${started.stack.portalUrl}/staff/participants/${participantId}`);
    await expect.poll(() => page.getByLabel("Zeitzone").first().inputValue()).toBe("Asia/Kolkata");
  });

  it("asked nothing that was refused", () => {
    expect(complaints).toEqual([]);
  });
});
