import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atMostEvery } from "./at-most-every.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs once for whatever was asked within its time, and again for what comes later", () => {
  const run = vi.fn();
  const { ask } = atMostEvery(3000, run);
  ask();
  vi.advanceTimersByTime(2000);
  ask();
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(1);
  ask();
  vi.advanceTimersByTime(3000);
  expect(run).toHaveBeenCalledTimes(2);
});

it("does not run any more once it is stopped", () => {
  const run = vi.fn();
  const { ask, stop } = atMostEvery(3000, run);
  ask();
  stop();
  vi.advanceTimersByTime(10_000);
  expect(run).not.toHaveBeenCalled();
});
