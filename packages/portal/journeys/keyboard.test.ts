/** A participant who has no mouse: from the first page to the thanks, with the keys alone. */
import { createClient } from "@luna/sdk/node";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type LocalConsole, openConsole } from "../../demo/src/stack/local-console.ts";
import { type StartedStack, startStack } from "../../demo/src/testing/start-stack.ts";

let started: StartedStack;
let browser: Browser;
let page: Page;
let local: LocalConsole;
let sessionId: string;
/** Where the focus stood and nobody could see it. */
const unseen = new Set<string>();

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startStack(),
    chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox"] }),
  ]);
  local = await openConsole(started.stack);
  page = await browser.newPage({
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
});
afterAll(async () => {
  await browser?.close();
  await started?.[Symbol.asyncDispose]();
});

const soon = { timeout: 10_000 };
const key = (...keys: string[]) =>
  keys.reduce((before, each) => before.then(() => page.keyboard.press(each)), Promise.resolve());
const button = (name: string) => page.getByRole("button", { name, exact: true });
const radio = (question: string | RegExp, answer: string | RegExp) =>
  page
    .getByRole("radiogroup", { name: question })
    .or(page.getByRole("group", { name: question }))
    .getByRole("radio", { name: answer })
    .first();
const isFocused = (target: Locator) => target.evaluate((each) => each === document.activeElement);
const session = async () => {
  const client = createClient({ baseUrl: started.stack.apiUrl });
  return (await client.as(started.stack.tokens.researcher).readSession({ id: sessionId })).session;
};

/** What has the focus, where nothing shows it: an outline, its own or of the label or card around it. */
const unseenFocus = () =>
  page.evaluate(() => {
    const here = document.activeElement as HTMLElement;
    const outlined = (part: Element | null | undefined) => {
      if (!part) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== "none" && outlineWidth !== "0px";
    };
    const parts = [here, here.closest("label"), here.parentElement, here.nextElementSibling];
    return parts.some(outlined) ? undefined : here.outerHTML.slice(0, 160);
  });

/** Goes on with Tab until it is there. */
async function tabTo(target: Locator, step: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor({ state: "attached" });
  for (let left = 80; left > 0; left--) {
    await key(step);
    const hidden = await unseenFocus();
    if (hidden) unseen.add(hidden);
    if (await isFocused(target)) return;
  }
  throw new Error(`no way to ${target} with ${step}`);
}
async function press(name: string): Promise<void> {
  await tabTo(button(name));
  await key("Enter");
}
/** Enters a group of radio buttons and goes on with the arrows, `steps` from its first. */
async function choose(first: Locator, steps = 0): Promise<void> {
  await tabTo(first);
  await key("Space", ...Array<string>(steps).fill("ArrowDown"));
}
/** The page's heading has the focus, as a page that came after another one shall. */
async function standsOn(name: string, level = 1): Promise<void> {
  const heading = page.getByRole("heading", { level, name, exact: true });
  await heading.waitFor();
  await expect.poll(() => isFocused(heading), soon).toBe(true);
}

it("comes from the first page past its head to the form, and registers", async () => {
  await page.goto(`${started.stack.portalUrl}/`);
  await page.locator("input[name=email]:enabled").waitFor();
  await key("Tab");
  expect(await isFocused(page.getByRole("link", { name: "Skip to the content" }))).toBe(true);
  await key("Enter", "Tab");
  expect(await isFocused(page.getByRole("link", { name: "Take part", exact: true }))).toBe(true);
  await key("Enter");
  await standsOn("Take part");
  await press("Register");
  await expect.poll(() => isFocused(page.getByLabel("First name")), soon).toBe(true);
  await page.keyboard.type("Mira");
  await tabTo(page.getByLabel("E-mail address"));
  await page.keyboard.type("mira@example.org");
  await choose(radio(/computer/i, "Windows"));
  await choose(radio(/with computers|at home|know/i, /./), 2);
  await press("Register");
  await standsOn("A few questions");
});

it("answers the questions and says yes to each consent", async () => {
  await choose(radio(/18 or older/, "Yes"));
  await choose(radio(/time for an hour/, "Yes"));
  await choose(radio(/install programs/, "Yes"));
  await choose(radio(/internet connection/, "Yes"));
  await choose(radio(/How keen/, "Very"));
  await press("Send my answers");
  await standsOn("Welcome to the study");
  await tabTo(page.getByRole("link", { name: "Go on to consent" }));
  await key("Enter");
  await standsOn("Your consent");
  await press("Save and go on");
  const answers = page.getByRole("radio", { name: "Yes, I agree" });
  await expect.poll(() => isFocused(answers.first()), soon).toBe(true);
  await key("Space");
  for (const yes of (await answers.all()).slice(1)) await choose(yes);
  await press("Save and go on");
  await standsOn("Choose a time");
});

it("walks through the week with the arrows and books", async () => {
  const slots = page.getByRole("radio");
  await choose(slots.first(), 3);
  expect(await isFocused(slots.nth(3))).toBe(true);
  expect(await slots.nth(3).isChecked()).toBe(true);
  await press("Book this time");
  await standsOn("Hello Mira");
  sessionId = /ses_\w+/.exec(page.url())![0];
  await press("I will be there");
  await page.getByText("You have confirmed.").waitFor();
});

it("starts the session, and leaves the question whether to stop with Escape", async () => {
  const at = Date.parse((await session()).scheduledAt!);
  await local.advanceTo(at - 5 * 60_000, 24);
  await page.clock.install({ time: at - 5 * 60_000 });
  await page.reload();
  await press("Start the session");
  await standsOn("First time with Luna");
  await press("Stop the session");
  const dialog = page.getByRole("dialog", { name: "Stop the session?" });
  await dialog.waitFor();
  const inDialog = () => dialog.evaluate((each) => each.contains(document.activeElement));
  for (const step of [...Array(6).fill("Tab"), ...Array(6).fill("Shift+Tab")]) {
    await expect.poll(inDialog, soon).toBe(true);
    await key(step);
  }
  await key("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => isFocused(button("Stop the session")), soon).toBe(true);
});

it("does the tasks: starts, asks for help, is done, says how easy it was, gives up", async () => {
  await press("Start this task");
  await standsOn("Website Discovery", 2);
  await press("Ask for help");
  await page.getByText("The study team has been told.").waitFor();
  expect(await isFocused(button("Ask for help"))).toBe(true);
  await tabTo(button("Done"), "Shift+Tab");
  await key("Enter");
  await standsOn("Website Discovery", 2);
  await choose(radio("How easy or hard was this task?", /^1/), 5);
  await press("Continue");
  await standsOn("Download Process", 2);
  await press("Start this task");
  await press("I give up on this one");
  await press("Skip");
  for (const title of ["Installation", "First Launch", "Initial Setup", "First Automation"]) {
    await standsOn(title, 2);
    await press("Start this task");
    await press("Done");
    await press("Skip");
  }
  await standsOn("That was the last task", 2);
  await press("Finish the session");
  await standsOn("How was it?");
  const { status, tasks } = await session();
  expect(status).toBe("completed");
  expect(tasks.map((task) => task.status).slice(0, 3)).toEqual([
    "completed",
    "abandoned",
    "completed",
  ]);
  expect(tasks[0]?.rating).toBe(6);
});

it("gives feedback with all ten statements, and is thanked", async () => {
  await choose(radio("How was installing Luna?", /^1\b/), 8);
  const statements = page.locator('fieldset:has(input[name^="sus-"])');
  expect(await statements.count()).toBe(10);
  for (const each of await statements.all()) await choose(each.getByRole("radio").first(), 3);
  await tabTo(page.getByLabel("What would you change first?"));
  await page.keyboard.type("The first question.");
  await press("Send my feedback");
  await standsOn("Thank you!");
  expect((await session()).feedback).toMatchObject({
    installRating: 9,
    sus: Array(10).fill(4),
    improvements: "The first question.",
  });
});

it("showed at every stop where the focus was", () => expect([...unseen]).toEqual([]));
