import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { createAdvances, durationMs, stepsOf } from "./advance.ts";
import { beginEarlier, openClock } from "./service-clock.ts";

const minute = 60_000;
const folder = () => temporaryFolder("clock");

describe("an advance of the clock", () => {
  it.each([
    ["90s", 90_000],
    ["30m", 30 * minute],
    ["24h", 1440 * minute],
    ["1.5d", 2160 * minute],
  ])("reads %s", (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });

  it.each(["", "24", "h", "-1h", "1w", "1h30m"])("refuses %j", (text) => {
    expect(() => durationMs(text)).toThrow("duration");
  });

  it.each([
    [30_000, 1, 30_000],
    [minute, 1, minute],
    [150_000, 2, 75_000],
    [200 * minute, 200, minute],
    [1440 * minute, 200, 7.2 * minute],
  ])("of %i ms takes %i steps of %i ms", (totalMs, count, stepMs) => {
    expect(stepsOf(totalMs)).toEqual({ count, stepMs });
  });

  it("takes fewer steps where so many are enough", () => {
    expect(stepsOf(1440 * minute, 12)).toEqual({ count: 12, stepMs: 120 * minute });
    expect(stepsOf(2 * minute, 12)).toEqual({ count: 2, stepMs: minute });
  });

  it("fires, then lets everything settle, in every step, with schedules paused in between", async () => {
    const steps: string[] = [];
    const clock = openClock(folder());
    const before = clock.now();
    const { advance } = createAdvances({
      clock,
      schedules: {
        pause: () => void steps.push("pause"),
        resume: () => void steps.push("resume"),
        fireDue: async () => void steps.push("fire"),
      },
      onStep: () => void steps.push("step"),
      settle: async () => {
        steps.push("settle");
        return [];
      },
    });
    expect(await advance(2 * minute)).toEqual([]);
    expect(steps).toEqual([
      "pause",
      "settle",
      "fire",
      "step",
      "settle",
      "fire",
      "step",
      "settle",
      "resume",
    ]);
    expect(clock.now() - before).toBeGreaterThanOrEqual(2 * minute);
  });

  it("runs one after the other, also after one that failed", async () => {
    const clock = openClock(folder());
    let runs = 0;
    const { advance } = createAdvances({
      clock,
      schedules: {
        pause: () => undefined,
        resume: () => undefined,
        fireDue: async () => undefined,
      },
      onStep: () => {
        runs += 1;
        if (runs === 1) throw new Error("first");
      },
      settle: async () => [],
    });
    const first = advance(minute);
    const second = advance(minute);
    await expect(first).rejects.toThrow("first");
    expect(await second).toEqual([]);
    expect(clock.offsetMs()).toBe(2 * minute);
  });

  it("ends after the step that runs when the stack stops, and lets no schedule fire by itself again", async () => {
    const clock = openClock(folder());
    const steps: string[] = [];
    const advances = createAdvances({
      clock,
      schedules: {
        pause: () => undefined,
        resume: () => void steps.push("resume"),
        fireDue: async () => void steps.push("fire"),
      },
      onStep: () => advances.stop(),
      settle: async () => [],
    });
    await expect(advances.advance(3 * minute)).rejects.toThrow("stopped in the middle");
    await expect(advances.advance(minute)).rejects.toThrow("stopped in the middle");
    expect(steps).toEqual(["fire"]);
    expect(clock.offsetMs()).toBe(minute);
  });

  it("begins in the past where a folder holds no data, and goes on from there", () => {
    const dataFolder = folder();
    beginEarlier(dataFolder, 60 * minute);
    const clock = openClock(dataFolder);
    expect(clock.offsetMs()).toBe(-60 * minute);
    clock.move(20 * minute);
    expect(openClock(dataFolder).offsetMs()).toBe(-40 * minute);
  });

  it("is kept on disk and never goes back", () => {
    const dataFolder = folder();
    openClock(dataFolder).move(minute);
    const clock = openClock(dataFolder);
    expect(clock.offsetMs()).toBe(minute);
    expect(new Float64Array(clock.shared)[0]).toBe(minute);
    expect(() => clock.move(-1)).toThrow("ahead");
  });
});
