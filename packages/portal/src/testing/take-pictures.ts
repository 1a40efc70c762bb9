// `npm run pictures --workspace @luna/portal -- <stack.json> <folder>`: pictures of the portal's main
// pages, from a running stack with demo data, for docs/portal and the README.
import path from "node:path";
import { uploadFile, watch } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import { chromium } from "playwright-core";
import { openConsole } from "../../../demo/src/stack/local-console.ts";
import { findStack } from "../../../demo/src/stack/stack.ts";
import { findChromium } from "./chromium.ts";
import { bookWeek, confirmAddress, signUpMira, startHalfway } from "./picture-people.ts";
import { recordInstaller } from "./record-installer.ts";
import { signInStaff } from "./sign-in-staff.ts";

const [stackFile = ".luna/stack.json", folder = "docs/portal"] = process.argv.slice(2);
const stack = findStack(["--stack", stackFile]);
const executablePath = findChromium();
if (!executablePath) throw new Error("There is no Chromium (CHROMIUM_PATH).");
const local = await openConsole(stack);
const client = createClient({ baseUrl: stack.apiUrl });

const researcher = client.as(stack.tokens.researcher);
// Of the demo's people there is one whose session still runs.
const [shown] = (await researcher.listSessions({ status: ["in-progress"] })).items;
if (!shown) throw new Error("No session runs: the pictures want a new stack with demo data.");

const { monday, first } = await bookWeek(client, researcher);
const mira = await signUpMira(client);
for (const each of [first, mira]) await confirmAddress(client, local, each);

const usualSize = { width: 1280, height: 860 };
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox"],
});
const context = await browser.newContext({
  locale: "en-GB",
  timezoneId: "Europe/Berlin",
  viewport: usualSize,
  reducedMotion: "reduce",
});
let page = await context.newPage();

async function take(name: string, address: string, heading: string | RegExp): Promise<void> {
  await open(address, heading);
  await save(name);
}

async function signIn({ id, token }: { id: string; token: string }): Promise<void> {
  await page.evaluate(
    (signedIn) => localStorage.setItem("luna.participant", signedIn),
    JSON.stringify({ token, participantId: id }),
  );
}

async function save(name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

async function open(address: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${stack.portalUrl}${address}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState("networkidle");
  // What is still on its way says so.
  await page.waitForFunction(() => !document.querySelector(".appear-late"));
}

/** Gives a session what its program would have recorded around the first error, and a note on it. */
async function record({ id }: { id: string }): Promise<void> {
  const answer = await researcher.listEvents({ id, type: "error" });
  const [error] = "items" in answer ? answer.items : [];
  if (!error) throw new Error("The session that runs has met no error: take a new stack.");
  const errorMs = Date.parse(error.correctedAt);
  const { recording, screenshot } = await recordInstaller(page, 2);
  const program = client.as((await researcher.issueClientToken({ id })).token);
  const startedAt = new Date(errorMs - 250).toISOString();
  const files = [
    {
      content: recording,
      name: "screen.webm",
      contentType: "video/webm",
      category: "recording",
      details: { startedAt, durationSeconds: 2 },
    },
    {
      content: screenshot,
      name: "installer.png",
      contentType: "image/png",
      category: "screenshot",
      details: { startedAt: new Date(errorMs).toISOString() },
    },
  ] as const;
  for (const file of files) await uploadFile({ client: program, sessionId: id, ...file });
  await researcher.addNote({
    id,
    text: "Does not see that it tries again by itself; looks for a button.",
    at: error.correctedAt,
    kind: "observation",
  });
  await local.settle();
  const { items } = await researcher.listFiles({ sessionId: id, status: "ready" });
  if (items.length < files.length) throw new Error("The recording was not verified.");
}

await take("landing", "/", "Luna usability study");
await signIn(first);
await page.emulateMedia({ colorScheme: "dark" });
await take("my-study-dark", "/me", /^Hello/);
await page.emulateMedia({ colorScheme: "light" });
await signIn(mira);
await take("booking", "/book", "Choose a time");
const sessionId = await startHalfway(client, researcher, mira);
const watching = watch({
  client: researcher,
  room: `session:${sessionId}`,
  onFrame: () => undefined,
});
await open(`/sessions/${sessionId}`, "First time with Luna");
await page.getByText("One person of the team is watching").waitFor();
await page.getByText("1 of 6 tasks").waitFor();
await save("session");
await take("feedback", `/sessions/${sessionId}/feedback`, "How was it?");

// The team's pages, each in a tab of its own sign-in.
await context.clearCookies();
page = await context.newPage();
await signInStaff(page, stack.portalUrl, "researcher");
const { items } = await researcher.listParticipants({ status: "completed", limit: 1 });
const [done] = items;
await take("staff-overview", "/staff", "Overview");
await take("staff-participants", "/staff/participants", "Participants");
if (done) await take("staff-person", `/staff/participants/${done.id}`, new RegExp(done.code));
await take("staff-live", "/staff/live", "Live");
await take("staff-sessions", `/staff/sessions?view=week&week=${monday}`, "Sessions");
await record(shown);
// As tall as it takes to see the recording and the timeline at once.
await page.setViewportSize({ ...usualSize, height: 1240 });
await open(`/staff/sessions/${shown.id}`, new RegExp(shown.code));
await page
  .getByRole("list", { name: "Timeline" })
  .getByRole("button", { name: /The download server did not answer/ })
  .first()
  .click();
await page.waitForFunction(() => {
  const video = document.querySelector("video");
  return video !== null && video.readyState >= 2 && !video.seeking && video.currentTime > 0.1;
});
await page.evaluate(() => window.scrollTo(0, 0));
await save("staff-session");
await page.setViewportSize(usualSize);
await take("staff-availability", "/staff/availability", "Opening hours");
await take("staff-insights", "/staff/insights", "Insights");
await take("staff-groups", "/staff/insights?view=groups", "Insights");
await take("staff-report", "/staff/reports?type=user-experience", "Reports");
// One of them somebody has looked into.
const { items: issues } = await researcher.listIssues({});
if (issues[1]) await researcher.updateIssue({ id: issues[1].id, status: "confirmed" });
await take("staff-issues", "/staff/issues", "Issues");
await page.emulateMedia({ colorScheme: "dark" });
await take("staff-insights-dark", "/staff/insights?view=tasks", "Insights");
watching.close();
await browser.close();
