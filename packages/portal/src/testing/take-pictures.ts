// `npm run pictures --workspace @luna/portal -- <stack.json> <folder>`: pictures of the portal's main
// pages, from a running stack with demo data, for docs/portal and the README.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createClient } from "@luna/sdk/node";
import { chromium } from "playwright-core";
import { signInStaff } from "./sign-in-staff.ts";

interface Stack {
  apiUrl: string;
  portalUrl: string;
  tokens: { researcher: string };
}

const [stackFile = ".luna/stack.json", folder = "docs/portal"] = process.argv.slice(2);
const stack = JSON.parse(readFileSync(stackFile, "utf8")) as Stack;
const client = createClient({ baseUrl: stack.apiUrl });

const { participant, token } = await client.registerParticipant({
  email: `mira.${Date.now()}@example.org`,
  firstName: "Mira",
  operatingSystem: "Windows",
  techLevel: "intermediate",
  timeZone: "Europe/Berlin",
  consent: { session: true, recording: true },
});
const own = client.as(token);
await own.screenParticipant({
  id: participant.id,
  adult: true,
  available: true,
  hasAdminRights: true,
  hasReliableInternet: true,
  motivationLevel: "high",
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const context = await browser.newContext({
  locale: "en-GB",
  timezoneId: "Europe/Berlin",
  viewport: { width: 1280, height: 860 },
  reducedMotion: "reduce",
});
let page = await context.newPage();

async function take(name: string, address: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${stack.portalUrl}${address}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState("networkidle");
  // What is still on its way says so.
  await page.waitForFunction(() => !document.querySelector(".appear-late"));
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

await take("landing", "/", "Luna usability study");
await page.evaluate(
  (signedIn) => localStorage.setItem("luna.participant", signedIn),
  JSON.stringify({ token, participantId: participant.id }),
);
await take("booking", "/book", "Choose a time");
await page.emulateMedia({ colorScheme: "dark" });
await take("my-study-dark", "/me", "Hello Mira");
await page.emulateMedia({ colorScheme: "light" });
const { session } = await client
  .as(stack.tokens.researcher)
  .createSession({ participantId: participant.id, override: true });
await own.startSession({ id: session.id });
await take("session", `/sessions/${session.id}`, "First time with Luna");
await take("feedback", `/sessions/${session.id}/feedback`, "How was it?");

// The team's pages, each in a tab of its own sign-in.
await context.clearCookies();
page = await context.newPage();
await signInStaff(page, stack.portalUrl, "researcher");
const researcher = client.as(stack.tokens.researcher);
const { items } = await researcher.listParticipants({ status: "completed", limit: 1 });
const [done] = items;
await take("staff-overview", "/staff", "Overview");
await take("staff-participants", "/staff/participants", "Participants");
if (done) await take("staff-person", `/staff/participants/${done.id}`, new RegExp(done.code));
await take("staff-live", "/staff/live", "Live");
await take("staff-sessions", "/staff/sessions?view=week", "Sessions");
const { items: alerts } = await researcher.listAlerts({ open: "true", limit: 50 });
// The oldest alert is of the demo's own session that still runs.
const told = alerts.findLast(({ sessionId }) => sessionId)?.sessionId ?? session.id;
const { session: shown } = await researcher.readSession({ id: told });
await take("staff-session", `/staff/sessions/${told}`, new RegExp(shown.code));
await take("staff-availability", "/staff/availability", "Opening hours");
await take("staff-insights", "/staff/insights", "Insights");
await take("staff-groups", "/staff/insights?view=groups", "Insights");
await take("staff-report", "/staff/reports?type=user-experience", "Reports");
await take("staff-issues", "/staff/issues", "Issues");
await page.emulateMedia({ colorScheme: "dark" });
await take("staff-insights-dark", "/staff/insights?view=tasks", "Insights");
await browser.close();
