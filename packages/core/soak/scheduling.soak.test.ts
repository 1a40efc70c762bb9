import { expect, it } from "vitest";
import { mailsBacklog, remindersBacklog } from "../src/testing/backlog.ts";
import { raceForSeat } from "../src/testing/race.ts";

it("gives one seat to one of 50, in each of 100 rounds", () => raceForSeat(50, 100));

it("works off 10,000 reminders that are due at once, in runs of five seconds", async () => {
  expect(await remindersBacklog(10_000, 5000)).toBeGreaterThan(2);
});

it("announces 10,000 forgotten mails once, in runs of five seconds", async () => {
  expect(await mailsBacklog(10_000, 5000)).toBeGreaterThan(1);
});
