import { afterAll, beforeAll, expect, it } from "vitest";
import { type KillableStack, openKillableStack } from "../src/testing/killed-stack.ts";

const kills = 6;
let killable: KillableStack;

beforeAll(async () => {
  killable = await openKillableStack();
});
afterAll(() => killable?.[Symbol.asyncDispose]());

it.each(Array.from({ length: kills }, (_, at) => at + 1))(
  "loses nothing in kill %i",
  async (number) => {
    // More load each time, and another moment of the work.
    const kill = { workers: 3 + number, seconds: 12 + 3.7 * number };
    const survived = await killable.kill(kill);
    console.log(`kill ${number}: ${JSON.stringify(survived)}`);
    expect(survived.events).toBeGreaterThan(100);
  },
  600_000,
);
