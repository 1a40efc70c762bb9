import { watch } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
  type Route,
} from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { eventually } from "../../demo/src/stack/eventually.ts";
import { type LocalConsole, openConsole } from "../../demo/src/stack/local-console.ts";
import { type StartedStack, startStack } from "../../demo/src/testing/start-stack.ts";
import { inspectPage } from "../src/testing/inspect-page.ts";

let started: StartedStack;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let local: LocalConsole;
const address = "mira@example.org";
let sessionId: string;
const complaints: string[] = [];

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startStack(),
    chromium.launch({
      executablePath: inject("chromiumPath"),
      args: [
        "--no-sandbox",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--auto-select-desktop-capture-source=Entire screen",
      ],
    }),
  ]);
  local = await openConsole(started.stack);
  context = await browser.newContext({
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    permissions: ["microphone"],
  });
  page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await started?.[Symbol.asyncDispose]();
});

const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
const researcher = () =>
  createClient({ baseUrl: started.stack.apiUrl }).as(started.stack.tokens.researcher);
/** By keyboard: what is chosen may be drawn by its label alone. */
async function pick(radio: Locator): Promise<void> {
  await radio.focus();
  await page.keyboard.press("Space");
}
const session = async () => (await researcher().readSession({ id: sessionId })).session;

/** Keeps the app's script back until the returned function is called. */
async function holdApp(from: Page): Promise<() => void> {
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const hold = (route: Route) => held.then(() => route.continue());
  await from.route("**/assets/index-*.js", hold, { times: 1 });
  return () => letGo?.();
}

it.each([
  [
    "de-CH,de;q=0.9",
    "de",
    "Luna-Nutzungsstudie",
    "Sie installieren Luna auf Ihrem eigenen Rechner",
  ],
  ["fr,en;q=0.5", "en", "Luna usability study", "You install Luna on your own computer"],
])(
  "is told what the study is before any script, for %s",
  async (languages, language, title, text) => {
    const answer = await fetch(`${started.stack.portalUrl}/`, {
      headers: { "accept-language": languages },
    });
    const html = await answer.text();
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toContain(`<title>${title}</title>`);
    expect(html).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`));
    expect(html).toContain(text);
    expect(html).toContain('href="/testing/register"');
    // Who answers for the data is the stage's setting: here its default, the study's name.
    expect(html).toContain("<dd>Luna usability study</dd>");
  },
);

it("reads the first page as the build made it, and keeps place and focus when the app takes over", async () => {
  const letGo = await holdApp(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`${started.stack.portalUrl}/`, { waitUntil: "commit" });
  const join = page.getByRole("link", { name: "Take part", exact: true });
  await join.waitFor();
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  expect(await scheme()).toBe("dark");
  expect(await page.getByLabel("E-mail address").isDisabled()).toBe(true);
  expect(await inspectPage(page)).toEqual([]);
  await join.focus();
  const places = () =>
    page
      .locator("h1, h2, h3, p, a, button, li, footer")
      .evaluateAll((parts) => parts.map((part) => JSON.stringify(part.getBoundingClientRect())));
  const before = await places();
  letGo();
  await page.locator("input[name=email]:enabled").waitFor();
  expect(await page.getByRole("heading", { level: 1 }).allTextContents()).toEqual([
    "Luna usability study",
  ]);
  expect(await join.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await places()).toEqual(before);
});

it("is read in the other language where that was chosen on the device, and without script", async () => {
  const german = await browser.newContext({ locale: "en-GB" });
  const other = await german.newPage();
  const letGo = await holdApp(other);
  await other.goto(`${started.stack.portalUrl}/`, { waitUntil: "commit" });
  // Pressed before the app is there: the app does it then.
  await other.getByRole("button", { name: "DE Deutsch" }).click();
  letGo();
  await other.getByRole("heading", { level: 1, name: "Luna-Nutzungsstudie" }).waitFor();
  await other.reload();
  await other.getByRole("heading", { level: 1, name: "Luna-Nutzungsstudie" }).waitFor();
  await german.close();

  const plain = await browser.newContext({ locale: "en-GB", javaScriptEnabled: false });
  const reader = await plain.newPage();
  await reader.goto(`${started.stack.portalUrl}/`);
  expect(await reader.getByRole("heading", { level: 1 }).textContent()).toBe(
    "Luna usability study",
  );
  expect(await reader.getByText("never what I type").isVisible()).toBe(true);
  expect(await reader.getByRole("link", { name: "Sign in" }).isVisible()).toBe(true);
  expect(await reader.locator("form").isVisible()).toBe(false);
  await plain.close();
});

it("registers, with what is wrong said at its field", async () => {
  await page.goto(`${started.stack.portalUrl}/`);
  await page.getByRole("link", { name: "Take part" }).click();
  await heading("Take part");
  await press("Register");
  await page.getByText("Please fill this in.").first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("firstName");
  expect(await inspectPage(page)).toEqual([]);
  await page.getByLabel("First name").fill("Mira");
  await page.getByLabel("E-mail address").fill(address);
  await page.getByRole("radio", { name: "Windows" }).check();
  await page.getByRole("radio", { name: "Quite at home" }).check();
  await page.reload();
  await heading("Take part");
  expect(await page.getByLabel("First name").inputValue()).toBe("Mira");
  expect(await page.getByLabel("E-mail address").inputValue()).toBe(address);
  expect(await page.getByRole("radio", { name: "Quite at home" }).isChecked()).toBe(true);
  await press("Register");
  await heading("A few questions");
  expect(await page.evaluate(() => sessionStorage.getItem("luna.registration"))).toBeNull();
});

it("answers the screening, over a reload in its middle, and is told the result", async () => {
  const choose = (question: RegExp, answer: string) =>
    page
      .getByRole("radiogroup", { name: question })
      .getByRole("radio", { name: answer, exact: true })
      .check();
  await choose(/18 or older/, "Yes");
  await page.reload();
  expect(
    await page
      .getByRole("radiogroup", { name: /18 or older/ })
      .getByRole("radio", { name: "Yes" })
      .isChecked(),
  ).toBe(true);
  await press("Send my answers");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe(
    "availability",
  );
  await choose(/time for an hour/, "Yes");
  await choose(/install programs/, "Yes");
  await choose(/internet connection/, "Yes");
  await choose(/How keen/, "Very");
  expect(await inspectPage(page)).toEqual([]);
  await press("Send my answers");
  await heading("Welcome to the study");
});

it("says yes or no to each consent, having seen its text in full, over a reload in the middle", async () => {
  await page.getByRole("link", { name: "Go on to consent" }).click();
  await heading("Your consent");
  await page.getByText("never what I type").waitFor();
  await press("Save and go on");
  await page.getByText("Please answer each question.").waitFor();
  expect(await inspectPage(page)).toEqual([]);
  const yeses = page.getByRole("radio", { name: "Yes, I agree" });
  await yeses.first().check();
  await page.reload();
  await yeses.nth(1).waitFor();
  expect(await yeses.first().isChecked()).toBe(true);
  expect(await yeses.nth(1).isChecked()).toBe(false);
  for (const yes of await yeses.all()) await yes.check();
  await press("Save and go on");
  await heading("Choose a time");
});

it("books a time by keyboard, over a reload once it is chosen", async () => {
  const slot = page.getByRole("radio").first();
  await slot.waitFor({ state: "attached" });
  expect(await inspectPage(page)).toEqual([]);
  await slot.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  const chosen = await page.getByRole("radio", { checked: true }).getAttribute("value");
  await page.reload();
  await slot.waitFor({ state: "attached" });
  expect(await page.getByRole("radio", { checked: true }).getAttribute("value")).toBe(chosen);
  expect(chosen).toBeTruthy();
  await context.setOffline(true);
  await press("Book this time");
  const failed = page.getByRole("alert").filter({ hasText: "Nothing was sent." });
  await failed.waitFor({ timeout: 30_000 });
  await context.setOffline(false);
  await failed.waitFor({ state: "detached" });
  expect(await page.getByRole("radio", { checked: true }).getAttribute("value")).toBe(chosen);
  await page.getByRole("button", { name: "Book this time" }).focus();
  await page.keyboard.press("Enter");
  await heading("Hello Mira");
  sessionId = /ses_\w+/.exec(page.url())![0];
  await press("I will be there");
  await page.getByText("You have confirmed.").waitFor();
  expect(await inspectPage(page)).toEqual([]);
});

it("moves the session to another time", async () => {
  const before = (await session()).scheduledAt;
  await page.getByRole("link", { name: "Move it" }).click();
  await heading("Choose another time");
  await page.getByRole("radio").first().waitFor({ state: "attached" });
  expect(await inspectPage(page)).toEqual([]);
  await pick(page.getByRole("radio").nth(5));
  await press("Move to this time");
  await heading("Hello Mira");
  expect((await session()).scheduledAt).not.toBe(before);
});

it("confirms the address by the link of the mail", async () => {
  await local.settle();
  const mail = (await local.mails()).find(
    ({ to, text }) => to.includes(address) && text.includes("/confirm#code="),
  )!;
  await page.goto(/https?:\S+\/confirm#code=[\w-]+/.exec(mail.text)![0]);
  await press("Continue");
  await heading("Hello Mira");
  expect(await page.getByText("Please confirm your e-mail address").count()).toBe(0);
});

it("starts the session when it is time, and connects Luna", async () => {
  const at = Date.parse((await session()).scheduledAt!);
  await local.advanceTo(at - 5 * 60_000, 24);
  await page.clock.install({ time: at - 5 * 60_000 });
  await page.goto(`${started.stack.portalUrl}/sessions/${sessionId}`);
  await press("Check this device");
  await page.getByText("Connection to the service").waitFor();
  await press("Start the session");
  await heading("First time with Luna");
  await press("Show my code");
  await page.locator("output").waitFor();
  await page.getByText("Nobody is watching right now").waitFor();
  expect(await inspectPage(page)).toEqual([]);
});

it("records screen and voice over a reload and a lost network, while tasks are done", async () => {
  await press("Start recording");
  await page.getByRole("button", { name: "Pause" }).waitFor();
  await press("Start this task");
  await page.clock.runFor(5000);
  await page.waitForTimeout(5000);
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.getByText("What was recorded before is safe.").waitFor();
  await press("Record again");
  await context.setOffline(true);
  await press("Ask for help");
  await press("Done");
  await page.getByText("wait to be sent").waitFor();
  await page.waitForTimeout(5000);
  await context.setOffline(false);
  await pick(page.getByRole("radio", { name: "6" }));
  await press("Continue");
  await press("Stop recording");
  await page.getByText("Recorded and sent.").waitFor({ timeout: 60_000 });
  const { items } = await researcher().listFiles({ sessionId });
  expect(items.map(({ segment }) => segment).sort()).toEqual([0, 1]);
  const tasks = await eventually("the rating", async () => {
    const [first] = (await session()).tasks;
    return first?.rating === 6 && first;
  });
  expect(tasks.status).toBe("completed");
});

it("leaves files in the bucket that play", async () => {
  await local.settle();
  const { items } = await researcher().listFiles({ sessionId });
  for (const { id } of items) {
    const ready = await eventually("a verified file", async () => {
      const answer = await researcher()
        .readFile({ id })
        .catch(() => undefined);
      return answer?.file.status === "ready" && answer;
    });
    const bytes = Buffer.from(await (await fetch(ready.url)).arrayBuffer());
    const played = await page.evaluate(async (base64) => {
      const video = document.createElement("video");
      video.muted = true;
      const binary = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      video.src = URL.createObjectURL(new Blob([binary], { type: "video/webm" }));
      await video.play();
      await new Promise((resolve) => video.addEventListener("timeupdate", resolve, { once: true }));
      return { width: video.videoWidth, seconds: video.currentTime };
    }, bytes.toString("base64"));
    expect(played.width).toBeGreaterThan(0);
  }
});

it("is asked for a picture of the screen, and says no as easily as yes", async () => {
  const outcomes: unknown[] = [];
  const watching = watch({
    client: researcher(),
    room: `session:${sessionId}`,
    onFrame: (frame) => {
      if (frame.type !== "events") return;
      outcomes.push(
        ...frame.events.filter(({ type }) => type === "custom").map(({ data }) => data),
      );
    },
  });
  const command = "capture_screenshot";
  const ask = async () => {
    await expect.poll(() => watching.send({ type: "command", sessionId, command })).toBe(true);
    await page.getByText("The team asks for a picture of your screen").waitFor();
  };
  await expect.poll(() => watching.state).toBe("live");
  await ask();
  expect(await inspectPage(page)).toEqual([]);
  await press("Not now");
  await expect.poll(() => outcomes).toMatchObject([{ outcome: "refused", reason: "declined" }]);
  await ask();
  await page.clock.fastForward(120_000);
  await page.getByText("The team asks for a picture of your screen").waitFor({ state: "detached" });
  await expect.poll(() => outcomes.at(-1)).toMatchObject({ reason: "unanswered" });
  await ask();
  await press("Send");
  await page.getByText("The picture has been sent.").waitFor();
  await expect.poll(() => outcomes.at(-1)).toMatchObject({ command, outcome: "done" });
  watching.close();
  const { items } = await researcher().listFiles({ sessionId });
  expect(items.filter(({ category }) => category === "screenshot")).toHaveLength(1);
});

it("goes through the other tasks, finishes, and gives feedback that is saved as it comes", async () => {
  for (let left = 5; left > 0; left--) {
    await press("Start this task");
    await press(left === 3 ? "I give up on this one" : "Done");
    await press("Skip");
  }
  await press("Finish the session");
  await heading("How was it?");
  expect((await session()).status).toBe("completed");
  const answer = (question: string, number: number) =>
    pick(
      page
        .getByRole("group", { name: question })
        .getByRole("radio", { name: new RegExp(`^${number}\\b`) }),
    );
  await answer("How was installing Luna?", 9);
  await answer("I thought the system was easy to use.", 4);
  await page.getByLabel("What would you change first?").fill("The first question.");
  await page.clock.runFor(2000);
  await page.getByText("· Saved").waitFor();
  await page.reload();
  expect(await page.getByLabel("What would you change first?").inputValue()).toBe(
    "The first question.",
  );
  expect(await inspectPage(page)).toEqual([]);
  await press("Send my feedback");
  await heading("Thank you!");
});

it("stops a session and has its data deleted, which a legal hold puts off until it ends", async () => {
  const { portalUrl, apiUrl, tokens } = started.stack;
  await page.goto(`${portalUrl}/sessions/${sessionId}`);
  await page.getByText("What was recorded in it is kept").waitFor();
  expect(await inspectPage(page)).toEqual([]);
  const { participantId } = await session();
  const { id } = (await researcher().createSession({ participantId, override: true })).session;
  await researcher().startSession({ id });
  const admin = createClient({ baseUrl: apiUrl }).as(tokens.admin);
  await admin.holdSession({ id, hold: true, reason: "A dispute" });
  await page.goto(`${portalUrl}/sessions/${id}`);
  await press("Stop the session");
  await press("Stop and delete it");
  const waits = page.getByText("they are deleted as soon as that ends");
  await waits.waitFor();
  await admin.holdSession({ id, hold: false, reason: "It is settled" });
  await page.reload();
  await page.getByText("is deleted, as you asked").waitFor();
  expect(await waits.count()).toBe(0);
});

it("sees, corrects and takes along the data, withdraws a consent, and erases everything", async () => {
  await page.goto(`${started.stack.portalUrl}/data`);
  await heading("My data");
  expect(await inspectPage(page)).toEqual([]);
  await page.getByLabel("Last name").fill("Moon");
  await press("Save");
  await page.getByText("Saved.").waitFor();
  const download = page.waitForEvent("download");
  await press("Download my data");
  expect((await download).suggestedFilename()).toMatch(/^P\d+\.json$/);
  await page.getByLabel("E-mail address").fill("mira.moon@example.org");
  await press("Save");
  await page.getByText("From now on our mails go to mira.moon@example.org").waitFor();
  await press("Send the mail again");
  await page.getByText("A mail is on its way to mira.moon@example.org").waitFor();
  await press("Withdraw: Recordings");
  const dialog = page.getByRole("dialog");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await page.clock.runFor(10_000);
  await dialog.getByText("Nothing was sent.").waitFor({ timeout: 30_000 });
  await context.setOffline(false);
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("button", { name: "Agree now: Recordings" }).waitFor();
  await page.getByLabel("I understand that this cannot be undone.").check();
  await press("Delete everything about me");
  await page.clock.runFor(3000);
  await local.settle();
  await page.getByText("Everything about you has been deleted.").waitFor({ timeout: 60_000 });
  expect(await inspectPage(page)).toEqual([]);
});

it("breaks no rule of its content security policy, and logs nothing that it did not mean", () => {
  expect(complaints.filter((each) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(each))).toEqual(
    [],
  );
});
