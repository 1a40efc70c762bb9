import { afterAll, beforeAll, expect, it } from "vitest";
import { type StartedStack, startStack } from "../src/testing/start-stack.ts";
import { watchCrowd } from "../src/testing/watch-crowd.ts";

let started: StartedStack;

beforeAll(async () => {
  started = await startStack();
});
afterAll(() => started?.[Symbol.asyncDispose]());

/** The whole crowd comes in `npm run test:soak`. */
it("shows every watcher every event once and in order, whoever comes and goes", async () => {
  const crowd = await watchCrowd(started.stack, {
    watchers: 40,
    programs: 4,
    seconds: 8,
    leavingShare: 0.05,
  });
  expect(crowd.incomplete).toEqual([]);
  expect(crowd.told).toEqual([10, 10, 10, 10]);
  expect(crowd.tracked).toBeGreaterThan(100);
  expect(crowd.returns).toBeGreaterThan(0);
}, 240_000);
