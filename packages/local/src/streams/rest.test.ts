import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRest } from "./rest.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const bounds = { shortestMs: 100, longestMs: 1000 };

/** How long the next wait takes, in steps of 50 ms; `during` runs after each step. */
async function waited(rest: ReturnType<typeof createRest>, during?: (ms: number) => unknown) {
  let over = false;
  rest.wait().then(() => {
    over = true;
  });
  let ms = 0;
  while (!over && ms < 5000) {
    await vi.advanceTimersByTimeAsync(50);
    ms += 50;
    during?.(ms);
  }
  return ms;
}

it("waits longer each time, up to a bound, and shortly again once something came", async () => {
  const rest = createRest(bounds);
  const waits = [];
  for (let turn = 0; turn < 6; turn++) waits.push(await waited(rest));
  expect(waits).toEqual([100, 200, 400, 800, 1000, 1000]);
  rest.shorten();
  expect(await waited(rest)).toBe(100);
});

it("shortens a wait that runs, once, however often something comes", async () => {
  const rest = createRest(bounds);
  for (let turn = 0; turn < 4; turn++) await waited(rest);
  expect(await waited(rest, (ms) => ms >= 200 && rest.shorten())).toBe(300);
});

it("ends a wait at once", async () => {
  const rest = createRest(bounds);
  let over = false;
  rest.wait().then(() => {
    over = true;
  });
  rest.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(over).toBe(true);
});
