import { afterAll, beforeAll, expect, it } from "vitest";
import { type KillableStack, openKillableStack } from "../src/testing/killed-stack.ts";

let killable: KillableStack;

beforeAll(async () => {
  killable = await openKillableStack();
});
afterAll(() => killable?.[Symbol.asyncDispose]());

it("loses nothing that it acknowledged when it is killed in the middle of work", async () => {
  const { participants, events, files, mails } = await killable.kill({ workers: 3, seconds: 8 });
  expect(participants).toBeGreaterThan(3);
  expect(events).toBeGreaterThanOrEqual(40);
  expect(files).toBeGreaterThan(0);
  expect(mails).toBeGreaterThanOrEqual(participants);
}, 240_000);
