import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

/** Where the filling was cut short by Ctrl-C before. */
const folder = mkdtempSync(path.join(tmpdir(), "luna-journey-"));
let cutShort: { status: number | null; wasReady: boolean };

beforeAll(async () => {
  const first = await startStack({ folder, filled: true, until: /have registered/ });
  const wasReady = existsSync(path.join(folder, "stack.json"));
  cutShort = { status: await first.end("SIGINT"), wasReady };
  [started, browser] = await Promise.all([
    startStack({ folder, filled: true }),
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
  rmSync(folder, { recursive: true, force: true });
});

const researcher = () =>
  createClient({ baseUrl: started.stack.apiUrl }).as(started.stack.tokens.researcher);

/** As a link within the app does it: nothing is loaded anew. */
async function goWithin(path: string): Promise<void> {
  await page.evaluate(
    (address) => history.pushState({}, "", address),
    `${started.stack.portalUrl}${path}`,
  );
}

describe("a stack that was started for the first time", () => {
  it("ends cleanly while the data is filled in, is not ready before, and then fills it in anew", () => {
    expect(cutShort).toEqual({ status: 0, wasReady: false });
    expect(started.output()).toContain("cut short");
    expect(existsSync(path.join(folder, "filling"))).toBe(false);
  });

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
  const first = () => sessions.find(({ code }) => code === "S0001")!;
  /** Each with its heading, and below it the part that it opens with. */
  const pages: [address: () => string, heading: RegExp, part?: string][] = [
    [() => "", /Übersicht/],
    [() => "/live", /Live/],
    [() => "/sessions", /Sitzungen/, "Liste"],
    [() => "/sessions?view=week", /Sitzungen/, "Woche"],
    [() => `/sessions/${idOf("failed")}`, /S0005/],
    [() => `/sessions/${idOf("in-progress")}`, /S0006/],
    [() => "/participants", /Teilnehmende/],
    [() => `/participants/${first().participantId}`, /P001/],
    [() => "/availability", /Öffnungszeiten/],
    [() => "/insights?view=outcome", /Auswertung/, "Ergebnis"],
    [() => "/insights?view=tasks", /Auswertung/, "Aufgaben"],
    [() => "/insights?view=problems", /Auswertung/, "Probleme"],
    [() => "/insights?view=groups", /Auswertung/, "Gruppen"],
    [() => `/insights?view=change&from=${dayAgo(6)}&to=${dayAgo(0)}`, /Auswertung/, "Veränderung"],
    [() => "/reports?type=session-summary", /Berichte/, "Überblick über die Sitzungen"],
    [() => "/reports?type=user-experience", /Berichte/, "Nutzungserlebnis"],
    [() => "/reports?type=technical-issues", /Berichte/, "Technische Probleme"],
    [() => "/reports?type=performance-trends", /Berichte/, "Entwicklung"],
    [() => "/reports?type=segment-insights", /Berichte/, "Gruppen im Vergleich"],
    [() => "/issues", /Probleme/],
    [() => "/files", /Dateien/],
    [() => "/emails", /Mails/],
    [() => "/audit", /Protokoll/],
  ];

  for (const [address, heading, part] of pages)
    it(`breaks no rule of axe and fits: ${part ?? heading.source}`, async () => {
      await goWithin(`/staff${address()}`);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      if (part)
        await page
          .getByRole("tab", { name: part, selected: true })
          .or(page.getByRole("heading", { level: 2, name: part }))
          .first()
          .waitFor();
      await expect.poll(() => page.getByText("Einen Augenblick").count()).toBe(0);
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
