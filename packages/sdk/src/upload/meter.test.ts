import { describe, expect, it } from "vitest";
import { meter, progressOf } from "./meter.ts";

describe("meter", () => {
  it("measures over the last seconds, from the second sample on", () => {
    let now = 0;
    const { speed, restart } = meter(() => now);
    expect(speed(1000)).toBeUndefined();
    now = 1000;
    expect(speed(3000)).toBe(2000);
    now = 20_000;
    expect(speed(3000)).toBe(0);
    now = 21_000;
    expect(speed(13_000)).toBe(500); // nothing came for long: that is slow
    restart();
    expect(speed(13_000)).toBeUndefined();
    now = 22_000;
    expect(speed(10_000)).toBeUndefined(); // a part is sent anew
  });
});

describe("progressOf", () => {
  const counts = { hashedBytes: 4000, sentBytes: 1000, totalBytes: 4000 };
  it.each([
    ["the rest at this speed", "sending", counts, 1000, 3],
    ["nothing when all is hashed", "hashing", counts, 1000, 0],
    ["unknown without a speed", "sending", counts, undefined, undefined],
    ["unknown at a standstill", "sending", counts, 0, undefined],
    ["unknown while it runs", "sending", { ...counts, totalBytes: undefined }, 1000, undefined],
  ] as const)("tells %s", (_name, phase, given, speed, seconds) => {
    expect(progressOf(phase, given, speed).secondsLeft).toBe(seconds);
  });
});
