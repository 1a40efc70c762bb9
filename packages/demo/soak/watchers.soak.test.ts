import { afterAll, beforeAll, expect, it } from "vitest";
import { type StartedStack, startStack } from "../src/testing/start-stack.ts";
import { watchCrowd } from "../src/testing/watch-crowd.ts";

let started: StartedStack;

beforeAll(async () => {
  started = await startStack();
});
afterAll(() => started?.[Symbol.asyncDispose]());

it("shows 200 watchers of 20 programs every event once and in order for 5 minutes", async () => {
  const crowd = await watchCrowd(started.stack, { watchers: 200, programs: 20, seconds: 300 });
  const { tracked, shown, returns } = crowd;
  console.log(JSON.stringify({ tracked, shown, returns }));
  expect(crowd.incomplete).toEqual([]);
  expect(crowd.told).toEqual(Array.from({ length: 20 }, () => 10));
}, 900_000);
