import { readFileSync } from "node:fs";
import { createProgram, type Program, uploadFile } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Download,
  type Page,
} from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { screenshot } from "../../demo/src/media/png.ts";
import { webm } from "../../demo/src/media/webm.ts";
import { type LocalConsole, openConsole } from "../../demo/src/stack/local-console.ts";
import { type StartedStack, startStack } from "../../demo/src/testing/start-stack.ts";
import { inspectPage } from "../src/testing/inspect-page.ts";
import { signInStaff } from "../src/testing/sign-in-staff.ts";

let started: StartedStack;
let local: LocalConsole;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let program: Program;
let session: { id: string; code: string; access: string; person: string };
let noteAt: number;
const heard: string[] = [];
const complaints: string[] = [];
const planted = { firstName: "Zebulon", lastName: "Quarxwater", email: "zebulon@planted.example" };

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startStack(),
    chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox"] }),
  ]);
  local = await openConsole(started.stack);
  session = await plant();
  await signInAs("researcher");
});
afterAll(async () => {
  await program?.close();
  await browser?.close();
  await started?.[Symbol.asyncDispose]();
});

const researcher = () =>
  createClient({ baseUrl: started.stack.apiUrl }).as(started.stack.tokens.researcher);

async function signInAs(role: "observer" | "researcher"): Promise<void> {
  await context?.close();
  context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await signInStaff(page, started.stack.portalUrl, role);
}

/** Somebody whose session runs, with the tested program connected. */
async function plant() {
  const client = createClient({ baseUrl: started.stack.apiUrl });
  const { participant, token } = await client.registerParticipant({
    ...planted,
    operatingSystem: "Windows",
    techLevel: "basic",
    consent: { session: true, recording: true },
  });
  await researcher().screenParticipant({
    id: participant.id,
    adult: true,
    available: true,
    hasAdminRights: true,
    hasReliableInternet: true,
    motivationLevel: "high",
  });
  const made = (await researcher().createSession({ participantId: participant.id })).session;
  const { client: access } = await researcher().startSession({ id: made.id });
  program = createProgram({
    client: client.as(access.token),
    sessionId: made.id,
    source: access.source,
    lastSeq: access.lastSeq,
    batchAfterMs: 100,
    now: local.now,
    onCommand: ({ command, data }) => {
      heard.push(command === "message" ? `message: ${String(data.text)}` : command);
    },
  });
  program.track({ type: "task_started", task: made.tasks[0]?.id ?? "" });
  program.track({ type: "click", target: "#install" });
  await program.flush();
  const person = JSON.stringify({ token, participantId: participant.id });
  return { id: made.id, code: made.code, access: access.token, person };
}

async function open(path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${started.stack.portalUrl}${path}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

const timeline = () => page.getByRole("list", { name: "Timeline" });

it("finds a running session on the wall and watches it", async () => {
  // A device whose clock is three minutes fast.
  await page.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + 180_000;
  });
  await open("/staff/live", "Live");
  await page.getByText("live", { exact: true }).waitFor();
  await page.getByRole("link", { name: session.code }).first().click();
  await page.getByRole("heading", { level: 1, name: new RegExp(session.code) }).waitFor();
  await page.getByText("live", { exact: true }).waitFor();
  await timeline().getByText("Session started").waitFor();
});

it("sees as it happens what the program sends, and a struggle stand out", async () => {
  for (let count = 0; count < 4; count++)
    program.track({ type: "error", data: { message: `Disk is full (${count})` } });
  await program.flush();
  await timeline().getByText("Error").first().waitFor();
  await page
    .getByRole("region", { name: "Struggles" })
    .or(page.locator("section", { has: page.getByRole("heading", { name: "Struggles" }) }))
    .getByText("Several errors")
    .first()
    .waitFor({ timeout: 30_000 });
  // What is counted follows by itself.
  await page
    .getByRole("table", { name: "Tasks" })
    .getByRole("row")
    .nth(1)
    .getByRole("cell")
    .nth(3)
    .getByText("4", { exact: true })
    .waitFor();
});

it("writes a note with one key, at the moment it saw", async () => {
  await page.keyboard.press("n");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  await page.keyboard.type("Does not see the disk warning");
  await page.keyboard.press("Enter");
  await timeline().getByText("Does not see the disk warning").waitFor();
  const { items } = await researcher().listNotes({ id: session.id });
  expect(items.map(({ text }) => text)).toEqual(["Does not see the disk warning"]);
  expect(Math.abs(Date.parse(items[0]!.at) - local.now())).toBeLessThan(30_000);
});

it("sends the program a command and a message, and sees them carried out", async () => {
  await page.getByRole("button", { name: "Screenshot, please" }).click();
  await timeline().getByText("Carried out: take a screenshot").waitFor();
  await page.getByRole("button", { name: "Message to the participant" }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("Take your time.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await timeline().getByText("Carried out: message").waitFor();
  expect(heard).toEqual(["capture_screenshot", "message: Take your time."]);
});

it("offers the person the downloads that the study names, the own system first", async () => {
  const own = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  const seen = await own.newPage();
  const { portalUrl, apiUrl } = started.stack;
  const url = (system: string) => `https://download.example/${system}`;
  await seen.route(`${apiUrl}/api/study`, async (route) => {
    const answer = await route.fetch();
    const told = (await answer.json()) as { study: object };
    const downloads = ["Linux", "Windows"].map((operatingSystem) => ({
      operatingSystem,
      url: url(operatingSystem),
    }));
    await route.fulfill({
      response: answer,
      json: { ...told, study: { ...told.study, downloads } },
    });
  });
  await seen.goto(portalUrl);
  await seen.evaluate((person) => localStorage.setItem("luna.participant", person), session.person);
  await seen.goto(`${portalUrl}/sessions/${session.id}`);
  const offered = seen.getByRole("link", { name: /Windows/ });
  await offered.waitFor();
  expect(await offered.getAttribute("href")).toBe(url("Windows"));
  expect(await seen.getByRole("link", { name: "Linux" }).getAttribute("href")).toBe(url("Linux"));
  expect(await inspectPage(seen)).toEqual([]);
  await own.close();
});

it("says that the connection broke, and misses nothing once it is back", async () => {
  const before = await timeline().getByRole("listitem").count();
  await context.setOffline(true);
  await page.getByText("interrupted", { exact: true }).waitFor({ timeout: 60_000 });
  program.track({ type: "install_started" });
  await program.flush();
  await context.setOffline(false);
  await page.getByText("live", { exact: true }).waitFor({ timeout: 60_000 });
  await timeline().getByText("Installation begins").waitFor();
  expect(await timeline().getByText("Installation begins").count()).toBe(1);
  expect(await timeline().getByRole("listitem").count()).toBe(before + 1);
}, 120_000);

it("breaks no rule of axe while it runs", async () => {
  const found = await inspectPage(page);
  await open("/staff/live", "Live");
  await page.getByText("live", { exact: true }).waitFor();
  found.push(...(await inspectPage(page)));
  expect(found).toEqual([]);
}, 120_000);

it("ends the session after a question, and finds recording and timeline in its page", async () => {
  const client = createClient({ baseUrl: started.stack.apiUrl }).as(session.access);
  // Whoever pauses or reloads leaves two segments: the second one begins with the note.
  const { startedAt = "" } = (await researcher().readSession({ id: session.id })).session;
  const [note] = (await researcher().listNotes({ id: session.id })).items;
  noteAt = Date.parse(note!.at);
  const segments = [
    [startedAt, 3],
    [new Date(noteAt - 2000).toISOString(), 900],
  ] as const;
  for (const [segment, [from, durationSeconds]] of segments.entries())
    await uploadFile({
      client,
      content: webm(durationSeconds),
      name: `screen-${segment}.webm`,
      contentType: "video/webm",
      category: "recording",
      sessionId: session.id,
      details: { recordingId: "screen", segment, startedAt: from, durationSeconds },
    });
  await uploadFile({
    client,
    content: screenshot(),
    name: "shot.png",
    contentType: "image/png",
    category: "screenshot",
    sessionId: session.id,
  });
  await local.settle();
  await open(`/staff/sessions/${session.id}`, new RegExp(session.code));
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByLabel("How did it go?").selectOption("success");
  await page.getByRole("dialog").getByRole("button", { name: "End", exact: true }).click();
  await page.getByText("completed", { exact: true }).first().waitFor();
  await timeline().getByText("Session ended").waitFor();

  const video = page.locator("video");
  await video.waitFor();
  const at = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThan(0);
  await timeline().getByText("Screenshot", { exact: true }).click();
  const beginning = await at();
  await page
    .getByRole("button", { name: /^Go to/ })
    .first()
    .click();
  expect(await timeline().locator('[aria-current="true"]').count()).toBe(1);
  expect(beginning).toBeGreaterThanOrEqual(0);
  // The player moves the timeline: far behind everything, the session's end is what is marked.
  await video.evaluate((element: HTMLVideoElement) => {
    element.currentTime = 890;
  });
  await expect
    .poll(() => timeline().locator('[aria-current="true"]').textContent())
    .toContain("Session ended");
});

it("plays both segments of a recording, and goes to the one in which a moment lies, by keyboard", async () => {
  const video = page.locator("video");
  const at = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await timeline()
    .getByRole("button", { name: /Session started/ })
    .press("Enter");
  await page.getByText("Part 1 of 2").waitFor();
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
  });
  // It goes on by itself where the first one ends.
  await page.getByText("Part 2 of 2").waitFor();
  await expect.poll(at).toBeGreaterThan(0.2);
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
  await video.evaluate((element: HTMLVideoElement) => element.pause());
  await timeline()
    .getByRole("button", { name: /Session started/ })
    .press("Enter");
  await page.getByText("Part 1 of 2").waitFor();
  const ofNote = timeline().getByRole("button", { name: /Does not see the disk warning/ });
  await ofNote.press("Space");
  await page.getByText("Part 2 of 2").waitFor();
  await expect.poll(at).toBeCloseTo(2, 1);
  expect(await ofNote.getAttribute("aria-current")).toBe("true");
  // Entry by entry with one key each.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await ofNote.getAttribute("aria-current")).toBe("false");
  await expect.poll(at).toBeGreaterThan(2);
});

it("edits and deletes a note, after a question", async () => {
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByLabel("Text of the note").fill("Overlooks the disk warning");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Overlooks the disk warning").first().waitFor();
  const notes = page.locator("section", {
    has: page.getByRole("heading", { name: "Notes", exact: true }),
  });
  await notes.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await notes.getByText("None yet.").waitFor();
  expect((await researcher().listNotes({ id: session.id })).items).toEqual([]);
});

it("changes the details, and is told when somebody else was first", async () => {
  await page.getByRole("button", { name: "Change the details" }).click();
  await page.getByLabel("Address of the call").fill("https://call.example/1");
  await researcher().updateSession({ id: session.id, notes: "Nice and calm." });
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.getByText("The session has changed since you opened this.").waitFor();
  expect(await dialog.getByLabel("Notes of the team").inputValue()).toBe("Nice and calm.");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const read = (await researcher().readSession({ id: session.id })).session;
  expect(read).toMatchObject({ meetingUrl: "https://call.example/1", notes: "Nice and calm." });
});

it("judges how a task went", async () => {
  await page
    .getByRole("button", { name: /^Judge: / })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Outcome").selectOption("with-help");
  const judge = dialog.getByRole("button", { name: "Judge", exact: true });
  expect(await judge.isDisabled()).toBe(true);
  await dialog.getByLabel("Reason").fill("The moderator showed the button.");
  await judge.click();
  await dialog.waitFor({ state: "detached" });
  const [first] = (await researcher().readSession({ id: session.id })).session.tasks;
  expect(first).toMatchObject({
    outcome: "with-help",
    reason: "The moderator showed the button.",
  });
});

it("makes the session's archive, which holds the report, and takes the list of sessions along", async () => {
  await page.getByRole("button", { name: "Make the archive" }).click();
  const link = page.getByRole("link", { name: "Download the archive" });
  await link.waitFor();
  const archive = await saved(page.waitForEvent("download"), () => link.click());
  expect(archive.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  // The names in a ZIP stand as they are; what they hold is packed.
  for (const name of ["report.", "events.jsonl", "notes.", "files/"])
    expect(archive.toString("latin1"), name).toContain(name);
  await open("/staff/sessions", "Sessions");
  await page.getByRole("link", { name: session.code }).waitFor();
  const csv = await saved(page.waitForEvent("download"), () =>
    page.getByRole("button", { name: "Download as CSV" }).click(),
  );
  expect(csv.toString()).toContain(session.code);
});

async function saved(begun: Promise<Download>, press: () => Promise<void>): Promise<Buffer> {
  await press();
  return readFileSync(await (await begun).path());
}

it("plans a session, moves it and cancels it, each after a question", async () => {
  await open("/staff/sessions", "Sessions");
  await page.getByRole("button", { name: "New session" }).click();
  await page.getByPlaceholder("Code, name or address").fill("zebu");
  await page
    .getByRole("option", { name: /Zebulon/ })
    .first()
    .click();
  await page.getByRole("radio", { name: "Another time" }).check();
  await page.getByLabel("Date and time").fill(inTwoDays("10:00"));
  await page.getByLabel("Outside of opening hours").check();
  await page.getByRole("button", { name: "Plan it" }).click();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("radio", { name: "Another time" }).check();
  await page.getByLabel("Date and time").fill(inTwoDays("12:00"));
  await page.getByRole("dialog").getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("12:00").first().waitFor();
  await page.getByRole("button", { name: "Cancel it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel it" }).click();
  await page.getByText("cancelled", { exact: true }).first().waitFor();
  const { items } = await researcher().listSessions({ status: ["cancelled"] });
  expect(items).toHaveLength(1);
});

const inTwoDays = (time: string) =>
  `${new Date(local.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T${time}`;

it("changes the opening hours, and is told when somebody else was first", async () => {
  await open("/staff/availability", "Opening hours");
  await page.getByLabel("Monday: from").fill("10:00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  // Said where one looks: in the bar, and only for as long as nothing is changed again.
  await page.getByText("Saved.").waitFor();
  expect(await page.getByText("Saved.").isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  const { availability } = await researcher().readOpeningHours({});
  expect(availability.openingHours.monday).toEqual([{ from: "10:00", to: "20:00" }]);
  await researcher().setAvailability({ ...availability, capacity: 3 });
  await page.getByLabel("Monday: from").fill("11:00");
  expect(await page.getByText("Saved.").count()).toBe(0);
  await page.getByRole("link", { name: "Sessions", exact: true }).click();
  await page.getByRole("button", { name: "Stay here" }).click();
  expect(await page.getByLabel("Monday: from").inputValue()).toBe("11:00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = page.getByText("Somebody else has changed the opening hours");
  await conflict.waitFor();
  const edge = await conflict.boundingBox();
  expect(edge!.y).toBeLessThan(page.viewportSize()!.height);
  await page.getByRole("button", { name: "Take theirs" }).click();
  await expect.poll(() => page.getByLabel("Sessions at the same time").inputValue()).toBe("3");
});

const pages = (): [string, string | RegExp][] => [
  ["/staff/live", "Live"],
  ["/staff/sessions", "Sessions"],
  ["/staff/sessions?view=week", "Sessions"],
  [`/staff/sessions/${session.id}`, new RegExp(session.code)],
  ["/staff/availability", "Opening hours"],
];

it("breaks no rule of axe where a session has recording, pictures and notes", async () => {
  await open(`/staff/sessions/${session.id}`, new RegExp(session.code));
  await page.waitForLoadState("networkidle");
  expect(await inspectPage(page)).toEqual([]);
});

it("shows an observer no name, and only what an observer may do", async () => {
  await signInAs("observer");
  for (const [path, heading] of pages()) {
    await open(path, heading);
    await page.waitForLoadState("networkidle");
    const held = await page.evaluate(() => document.documentElement.outerHTML);
    for (const mark of Object.values(planted)) expect(held, path).not.toContain(mark);
  }
  expect(await page.getByRole("button", { name: /Save|Add/ }).count()).toBe(0);
  await open(`/staff/sessions/${session.id}`, new RegExp(session.code));
  expect(await page.getByRole("button", { name: "Make the archive" }).count()).toBe(0);
  await page.getByLabel("New note").waitFor();
});

it("breaks no rule of its content security policy", () => {
  // Chromium notes what was provoked: the 412, and the network that was taken away.
  expect(
    complaints.filter((each) => !/412|ERR_INTERNET_DISCONNECTED|WebSocket/.test(each)),
  ).toEqual([]);
});
