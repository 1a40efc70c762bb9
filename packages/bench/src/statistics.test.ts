import { describe, expect, it } from "vitest";
import { median, percentile } from "./statistics.ts";

describe("the figures", () => {
  it.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[10, 1, 2, 3], 2.5],
  ])("of %j have the median %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("take percentiles by the nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it("say nothing about nothing", () => {
    expect(() => median([])).toThrow();
    expect(() => percentile([], 0.5)).toThrow();
  });
});
