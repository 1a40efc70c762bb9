import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type StartedStack, startStack } from "../../demo/src/testing/start-stack.ts";
import { inspectPage } from "../src/testing/inspect-page.ts";
import { signInStaff } from "../src/testing/sign-in-staff.ts";

let started: StartedStack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startStack(),
    chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox"] }),
  ]);
  page = await browser.newPage({ locale: "en-GB", timezoneId: "Europe/Berlin" });
});
afterAll(async () => {
  await browser?.close();
  await started?.[Symbol.asyncDispose]();
});

it("signs the team in at the issuer, stays signed in over a reload, and signs out", async () => {
  await page.goto(`${started.stack.portalUrl}/staff`);
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  expect(await inspectPage(page)).toEqual([]);
  await signInStaff(page, started.stack.portalUrl, "observer");
  expect(new URL(page.url())).toMatchObject({ pathname: "/testing/staff", search: "" });
  await page.reload();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  await page.getByRole("heading", { name: "Open alerts" }).waitFor();
  expect(await inspectPage(page)).toEqual([]);

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Luna usability study" }).waitFor();
  await page.goto(`${started.stack.portalUrl}/staff`);
  await page.getByRole("button", { name: "Sign in" }).waitFor();
});
