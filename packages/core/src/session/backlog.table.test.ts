import { expect, it } from "vitest";
import { mailsBacklog, remindersBacklog } from "../testing/backlog.ts";

it("works off a backlog of reminders in bounded runs that go on where they stopped", async () => {
  expect(await remindersBacklog(150, 300)).toBeGreaterThan(2);
}, 30_000);

it("announces a backlog of forgotten mails once", async () => {
  await mailsBacklog(150, 300);
}, 30_000);
