/** The ways into the portal: the links of mails and of other places, and the team's signing in. */
import { createClient } from "@luna/sdk/node";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openConsole } from "../../demo/src/stack/local-console.ts";
import { type StartedStack, startStack } from "../../demo/src/testing/start-stack.ts";
import { inspectPage } from "../src/testing/inspect-page.ts";
import { signInStaff } from "../src/testing/sign-in-staff.ts";

let started: StartedStack;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startStack(),
    chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox"] }),
  ]);
  page = await browser.newPage({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await started?.[Symbol.asyncDispose]();
});

/** A participant with a session, and the links of the mails that came. */
async function bookedSession() {
  const { apiUrl, tokens } = started.stack;
  const local = await openConsole(started.stack);
  const client = createClient({ baseUrl: apiUrl });
  const researcher = client.as(tokens.researcher);
  const { participant } = await client.registerParticipant({
    email: "mira@example.org",
    firstName: "Mira",
    operatingSystem: "Windows",
    techLevel: "basic",
  });
  const { slots } = await client.readAvailability({
    from: new Date(local.now() + 48 * 3_600_000).toISOString(),
  });
  const { session } = await researcher.createSession({
    participantId: participant.id,
    scheduledAt: slots[0]!.start,
    override: true,
  });
  await local.settle();
  const mail = (await local.mails()).find(({ text }) => text.includes(`/sessions/${session.id}#`))!;
  const link = /https?:\S+\/sessions\/\S+#code=[\w-]+/.exec(mail.text)![0];
  const status = async () => (await researcher.readSession({ id: session.id })).session.status;
  const verified = async () => {
    const read = await researcher.readParticipant({ id: participant.id });
    return (read.participant as { emailVerifiedAt?: string }).emailVerifiedAt;
  };
  return { link, status, verified };
}

it("signs the team in at the issuer, stays signed in over a reload, and signs out", async () => {
  const { portalUrl } = started.stack;
  const own = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  const staff = await own.newPage();
  await staff.goto(`${portalUrl}/staff`);
  await staff.getByRole("button", { name: "Sign in" }).waitFor();
  expect(await inspectPage(staff)).toEqual([]);
  await signInStaff(staff, portalUrl, "observer");
  expect(new URL(staff.url())).toMatchObject({ pathname: "/testing/staff", search: "" });
  await staff.reload();
  await staff.getByRole("heading", { name: "Overview" }).waitFor();
  await staff.getByRole("heading", { name: "Open alerts" }).waitFor();
  expect(await inspectPage(staff)).toEqual([]);

  await staff.getByRole("button", { name: "Sign out" }).click();
  await staff.getByRole("heading", { name: "Luna usability study" }).waitFor();
  await staff.goto(`${portalUrl}/staff`);
  await staff.getByRole("button", { name: "Sign in" }).waitFor();
  await own.close();
});

it("shows the study at the root of the portal, in both languages", async () => {
  const origin = new URL(started.stack.portalUrl).origin;
  await page.goto(origin);
  expect(new URL(page.url()).pathname).toBe("/testing/");
  await page.getByRole("heading", { name: "Luna usability study" }).waitFor();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Luna-Nutzungsstudie" }).waitFor();
  expect(await page.getAttribute("html", "lang")).toBe("de");
  expect(await inspectPage(page)).toEqual([]);
  await page.getByRole("button", { name: "English" }).click();
});

it("does nothing when a link of a mail is opened, and what is asked when buttons are pressed", async () => {
  const { link, status, verified } = await bookedSession();
  await page.goto(link);
  await page.getByRole("button", { name: "Continue" }).waitFor();
  expect(await inspectPage(page)).toEqual([]);
  expect([await status(), await verified()]).toEqual(["scheduled", undefined]);

  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Hello Mira" }).waitFor();
  expect(page.url()).not.toContain("code");
  expect(await verified()).toEqual(expect.any(String));
  expect(await status()).toBe("scheduled");

  await page.getByRole("button", { name: "I will be there" }).click();
  await page.getByText("You have confirmed.").waitFor();
  expect(await status()).toBe("confirmed");

  await page.getByRole("button", { name: "I cannot come" }).click();
  expect(await status()).toBe("confirmed");
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await page.getByText("This session is cancelled.").waitFor();
  expect(await status()).toBe("cancelled");

  await page.getByRole("link", { name: "Choose another time" }).click();
  await page.getByText("First we need your yes to the session").waitFor();
  expect(await inspectPage(page)).toEqual([]);
  await page.getByRole("link", { name: "Read and decide" }).click();
  await page.getByRole("heading", { level: 1, name: "Your consent" }).waitFor();
});

it("speaks the person's language on a new device, and saves the one that is chosen for the mails", async () => {
  const { apiUrl, portalUrl } = started.stack;
  const client = createClient({ baseUrl: apiUrl });
  const { participant, token } = await client.registerParticipant({
    email: "jonas@example.org",
    firstName: "Jonas",
    operatingSystem: "Linux",
    techLevel: "basic",
    locale: "de",
  });
  const own = client.as(token);
  const locale = async () => {
    const read = await own.readParticipant({ id: participant.id });
    return (read.participant as { locale?: string }).locale;
  };
  const device = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  const other = await device.newPage();
  await other.goto(portalUrl);
  await other.getByRole("heading", { name: "Luna usability study" }).waitFor();
  await other.evaluate(
    (signedIn) => localStorage.setItem("luna.participant", signedIn),
    JSON.stringify({ token, participantId: participant.id }),
  );
  await other.goto(`${portalUrl}/me`);
  await other.getByRole("heading", { name: "Hallo Jonas" }).waitFor();
  expect(await other.getAttribute("html", "lang")).toBe("de");
  await other.getByRole("button", { name: "English" }).click();
  await other.getByRole("heading", { name: "Hello Jonas" }).waitFor();
  await expect.poll(locale).toBe("en");
  await own.updateParticipant({ id: participant.id, locale: "de" });
  await other.reload();
  await other.getByRole("heading", { name: "Hello Jonas" }).waitFor();
  expect(await locale()).toBe("de");
  await device.close();
});

it("offers a new link instead of one that no longer works", async () => {
  await page.goto(`${started.stack.portalUrl}/confirm#code=${"x".repeat(32)}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
  await page.getByLabel("E-mail address").fill("mira@example.org");
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByText("a link is on its way").waitFor();
});

it("breaks no rule of axe on the pages that only a link leads to", async () => {
  for (const path of ["/pair#code=ABCD-EFGH", "/unsubscribe#token=none", "/sign-in", "/nowhere"]) {
    await page.goto(`${started.stack.portalUrl}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await inspectPage(page)).toEqual([]);
  }
});

it("breaks no rule of its content security policy", () => {
  // Chromium also notes the 410 of the link above.
  expect(complaints.filter((each) => !each.includes("410"))).toEqual([]);
});
