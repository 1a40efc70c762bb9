import { readFileSync } from "node:fs";
import { createClient } from "@luna/sdk/node";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openConsole } from "../../demo/src/stack/local-console.ts";
import { type StartedStack, startStack } from "../../demo/src/testing/start-stack.ts";
import { inspectPage } from "../src/testing/inspect-page.ts";
import { signInStaff } from "../src/testing/sign-in-staff.ts";

let started: StartedStack;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let person: { id: string; code: string };
const complaints: string[] = [];

/** What only researchers may see of somebody, and nobody else is called. */
const planted = {
  firstName: "Zebulon",
  lastName: "Quarxwater",
  email: "zebulon@planted.example",
  phone: "+49 30 99887766",
  notes: "Talks about gardening",
};

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startStack(),
    chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox"] }),
  ]);
  person = await plant();
  await signInAs("researcher");
});
afterAll(async () => {
  await browser?.close();
  await started?.[Symbol.asyncDispose]();
});

async function signInAs(role: "observer" | "researcher" | "admin"): Promise<void> {
  await context?.close();
  context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await signInStaff(page, started.stack.portalUrl, role);
}

/** A person who has done a session and said how it was, and another one. */
async function plant() {
  const { apiUrl, tokens } = started.stack;
  const client = createClient({ baseUrl: apiUrl });
  const researcher = client.as(tokens.researcher);
  const { notes, ...about } = planted;
  const { participant, token } = await client.registerParticipant({
    ...about,
    operatingSystem: "Windows",
    techLevel: "basic",
    consent: { session: true, recording: true },
  });
  await client.registerParticipant({
    email: "other@planted.example",
    firstName: "Ottilie",
    operatingSystem: "Linux",
    techLevel: "advanced",
  });
  const { id } = participant;
  await researcher.screenParticipant({
    id,
    adult: true,
    available: true,
    hasAdminRights: true,
    hasReliableInternet: true,
    motivationLevel: "high",
  });
  await researcher.updateParticipant({ id, notes });
  const { session } = await researcher.createSession({ participantId: id });
  const { client: program } = await researcher.startSession({ id: session.id });
  const at = new Date().toISOString();
  await client.as(program.token).ingestEvents({
    id: session.id,
    events: [
      { seq: 1, type: "install_started", at, task: "installation" },
      { seq: 2, type: "error", at, data: { message: "Disk is full", severity: "error" } },
      { seq: 3, type: "install_completed", at },
      // As many alerts as make a second page of them: each of a kind, rule or task of its own.
      { seq: 4, type: "crash", at, task: "installation" },
      { seq: 5, type: "install_failed", at, task: "first-launch" },
      { seq: 6, type: "rollback_started", at, task: "initial-setup" },
      { seq: 7, type: "help_requested", at, task: "first-automation" },
      {
        seq: 8,
        type: "error",
        at,
        task: "first-automation",
        data: { message: "No memory", severity: "critical" },
      },
      ...failing.flatMap((task, index) => [
        { seq: 9 + 2 * index, type: "task_started" as const, at, task },
        {
          seq: 10 + 2 * index,
          type: "task_completed" as const,
          at,
          task,
          data: { success: false },
        },
      ]),
    ],
  });
  await researcher.completeSession({ id: session.id, success: true });
  await client.as(token).giveFeedback({ id: session.id, installRating: 9, npsScore: 10 });
  await researcher.createIssue({ title: "The button is hidden", severity: "medium" });
  await (await openConsole(started.stack)).settle();
  return { id, code: participant.code };
}

const failing = ["website-discovery", "download-process"];

async function open(path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${started.stack.portalUrl}${path}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState("networkidle");
}

const pages = (): [string, string | RegExp][] => [
  ["/staff", "Overview"],
  ["/staff/participants", "Participants"],
  [`/staff/participants/${person.id}`, new RegExp(person.code)],
  ["/staff/insights", "Insights"],
  ["/staff/insights?view=tasks", "Insights"],
  ["/staff/insights?view=problems", "Insights"],
  ["/staff/insights?view=groups", "Insights"],
  ["/staff/insights?view=change&from=2026-11-01&to=2026-11-30", "Insights"],
  ["/staff/reports?type=user-experience", "Reports"],
  ["/staff/issues", "Issues"],
  ["/staff/files", "Files"],
  ["/staff/emails", "Mails"],
  ["/staff/audit", "Audit"],
];

it("leads from each number to its list", async () => {
  await page.getByRole("link", { name: /^Completed/ }).click();
  await page.getByRole("heading", { level: 1, name: "Participants" }).waitFor();
  expect(new URL(page.url()).search).toBe("?status=completed");
  await page.getByRole("link", { name: person.code }).waitFor();
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("link", { name: "All mails" }).click();
  await page.getByRole("heading", { level: 1, name: "Mails" }).waitFor();
});

it("filters the people, holds the filter in the address, and opens a person", async () => {
  await open("/staff/participants", "Participants");
  await page.getByRole("link", { name: person.code }).waitFor();
  await page.getByLabel("Segment").selectOption("technical");
  await page.getByText("1 in all").waitFor();
  expect(await page.getByRole("link", { name: person.code }).count()).toBe(0);
  expect(page.url()).toContain("segment=technical");
  await page.reload();
  await page.getByText("Ottilie").waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByLabel("Search").fill("zebu");
  await page.getByText("1 in all").waitFor();
  await page.getByRole("link", { name: person.code }).click();
  await page.getByRole("heading", { level: 1, name: /Zebulon Quarxwater/ }).waitFor();
});

it("corrects a person's details, and is refused when somebody else was first", async () => {
  await page.getByLabel("Phone").fill("+49 30 1234567");
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByText("Saved.").waitFor();
  const { apiUrl, tokens } = started.stack;
  await createClient({ baseUrl: apiUrl })
    .as(tokens.researcher)
    .updateParticipant({ id: person.id, phone: planted.phone });
  await page.getByLabel("Phone").fill("+49 30 7654321");
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByText("has changed since").waitFor();
});

it("asks another person the screening, and is told the score", async () => {
  await open("/staff/participants?search=ottilie", "Participants");
  await page.getByRole("link", { name: /^P\d+$/ }).click();
  await page.getByRole("button", { name: "Ask the screening" }).click();
  const choose = (question: RegExp, answer: string) =>
    page
      .getByRole("radiogroup", { name: question })
      .getByRole("radio", { name: answer, exact: true })
      .check();
  await choose(/18 or older/, "Yes");
  await choose(/time for an hour/, "Yes");
  await choose(/install programs/, "Yes");
  await choose(/internet connection/, "Yes");
  await choose(/How keen/, "Very");
  await choose(/talk with the person/, "Yes");
  await page.getByRole("button", { name: "Score the answers" }).click();
  await page.getByText("eligible", { exact: true }).waitFor();
  await page.getByText("of 100 points").waitFor();
});

it("sends a mail once more", async () => {
  await open(`/staff/participants/${person.id}`, /Zebulon/);
  await page.getByRole("button", { name: "Send again: Welcome" }).click();
  await page.getByText("On its way again.").waitFor();
  await open("/staff/emails?kind=welcome", "Mails");
  await page.getByText("3 in all").waitFor();
});

it("writes to those it has chosen", async () => {
  await open("/staff/participants", "Participants");
  await page.getByLabel("Choose all that are shown").check();
  await page.getByRole("button", { name: "Write to them" }).click();
  await page.getByLabel("Subject").fill("A word");
  expect(await inspectPage(page)).toEqual([]);
  await page.getByRole("textbox", { name: /^Text/ }).fill("Thank you for taking part.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("mail").first().waitFor();
  await page
    .getByText(/on (its|their) way|get none|gets none/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Close" }).last().click();
});

/** Presses Tab (or another key) until what has the focus is called so, its ring in sight. */
async function tabTo(
  role: "link" | "button" | "combobox" | "tab" | "textbox",
  name: string | RegExp,
) {
  const wanted = page.getByRole(role, { name, ...(typeof name === "string" && { exact: true }) });
  for (let pressed = 0; pressed < 120; pressed++) {
    await page.keyboard.press("Tab");
    for (const each of await wanted.all())
      if (await each.evaluate((element) => element === document.activeElement)) {
        // Fields show it by their edge.
        const isSeen = await each.evaluate(
          (element) =>
            element.matches(":focus-visible") &&
            (element.matches("input, select") || getComputedStyle(element).outlineStyle !== "none"),
        );
        expect(isSeen, `whether one sees the focus on ${name}`).toBe(true);
        return;
      }
  }
  throw new Error(`no way by Tab to ${role} ${name}`);
}
const focused = () => page.evaluate(() => document.activeElement?.textContent);
const headingHasFocus = (name: RegExp) => expect.poll(focused).toMatch(name);

it("goes by keyboard alone: over the ways, through alerts, a list, a person and a session", async () => {
  await open("/staff", "Overview");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  // Behind the ways: the next stop is of the page itself.
  await page.keyboard.press("Tab");
  expect(
    await page.evaluate(
      () => document.activeElement?.closest("main") && !document.activeElement.closest("nav"),
    ),
  ).toBe(true);
  const alerts = page.locator("#alerts");
  const seen = alerts.getByRole("button", { name: /^Seen/ });
  expect(await seen.count()).toBe(6);
  await tabTo("button", "Show more");
  await page.keyboard.press("Enter");
  await expect.poll(() => seen.count()).toBeGreaterThan(6);
  const before = await seen.count();
  await seen.last().focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => seen.count()).toBe(before - 1);

  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await tabTo("link", "Participants");
  await page.keyboard.press("Enter");
  await headingHasFocus(/^Participants$/);
  await tabTo("combobox", "Segment");
  await page.keyboard.type("Non");
  await page.getByText("1 in all").waitFor();
  await tabTo("link", person.code);
  await page.keyboard.press("Enter");
  await headingHasFocus(/Zebulon/);
  await tabTo("link", /^S\d+$/);
  await page.keyboard.press("Enter");
  await headingHasFocus(/^S\d+/);
});

it("keeps the focus in a dialog, a menu and a set of tabs, and gives it back", async () => {
  await open("/staff/sessions", "Sessions");
  await tabTo("button", "New session");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const inDialog = () => page.evaluate(() => !!document.activeElement?.closest('[role="dialog"]'));
  await expect.poll(inDialog).toBe(true);
  for (let pressed = 0; pressed < 25; pressed++) {
    await page.keyboard.press("Tab");
    expect(await inDialog()).toBe(true);
  }
  await dialog.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(focused).toBe("New session");

  const theme = page.getByRole("button", { name: "Appearance" });
  await theme.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toMatch(/Light|Dark|device/);
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await expect.poll(() => theme.evaluate((it) => it === document.activeElement)).toBe(true);

  await open("/staff/insights", "Insights");
  await tabTo("tab", "Outcome");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: "Tasks", selected: true }).waitFor();
  await tabTo("button", /^Table: Completed/);
  await page.keyboard.press("Space");
  await page.getByRole("table").first().waitFor();
  await open("/staff/reports?type=user-experience", "Reports");
  await tabTo("button", "Download as JSON");
  const taken = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await taken).suggestedFilename()).toMatch(/\.json$/);
});

it("takes the list along as CSV and a report as PDF", async () => {
  await open("/staff/participants", "Participants");
  const csv = await download("Download as CSV");
  expect(csv.name).toBe("participants.csv");
  expect(csv.bytes.toString()).toContain(planted.email);
  await open("/staff/reports?type=user-experience", "Reports");
  await page.getByRole("heading", { level: 2, name: "User experience" }).waitFor();
  const pdf = await download("Download as PDF");
  expect(pdf.name).toMatch(/\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
});

async function download(button: string): Promise<{ name: string; bytes: Buffer }> {
  const begun = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const taken = await begun;
  return { name: taken.suggestedFilename(), bytes: readFileSync(await taken.path()) };
}

it("follows what it says of a problem on the board", async () => {
  await open("/staff/issues", "Issues");
  await page.getByLabel("Status: The button is hidden").selectOption("confirmed");
  await page.getByRole("region", { name: "Confirmed" }).getByText("The button is hidden").waitFor();
});

it("breaks no rule of axe where a person with answers, and files, are shown", async () => {
  await open(`/staff/participants/${person.id}`, new RegExp(person.code));
  const found = await inspectPage(page);
  await open("/staff/files", "Files");
  found.push(...(await inspectPage(page)));
  expect(found).toEqual([]);
});

it("shows an observer people by their codes, and nobody's name or address on any page", async () => {
  await signInAs("observer");
  for (const [path, heading] of pages()) {
    await open(path, heading);
    const held = await page.evaluate(
      () =>
        document.documentElement.outerHTML +
        [...document.querySelectorAll("input, textarea")]
          .map((field) => (field as HTMLInputElement).value)
          .join("\n"),
    );
    for (const mark of [...Object.values(planted), "Ottilie", "other@planted.example"])
      expect(held, path).not.toContain(mark);
  }
  await open("/staff/participants", "Participants");
  await page.getByText("You see people by their codes.").waitFor();
  await page.getByRole("link", { name: person.code }).waitFor();
  await open("/staff/audit", "Audit");
  await page.getByText("The audit is for administrators.").waitFor();
});

it("breaks no rule of its content security policy", () => {
  // Chromium notes the 412 that was provoked above.
  expect(complaints.filter((each) => !each.includes("412"))).toEqual([]);
});
