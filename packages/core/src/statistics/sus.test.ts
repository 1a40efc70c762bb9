import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOf } from "./moments.ts";
import { susOf } from "./sus.ts";
import { susGrade } from "./sus-grade.ts";
import { susPercentile } from "./sus-percentile.ts";
import { susScore } from "./sus-score.ts";

const score = fc.double({ min: 0, max: 100, noNaN: true });

describe("susScore", () => {
  it.each([
    [[5, 4, 2, 1, 2, 3, 2, 4, 5, 2], 55],
    [[4, 2, 4, 1, 4, 2, 5, 2, 4, 2], 80],
    [[2, 1, 4, 1, 4, 3, 4, 2, 3, 3], 67.5],
    [[5, 1, 5, 1, 5, 1, 5, 1, 5, 1], 100],
    [[1, 5, 1, 5, 1, 5, 1, 5, 1, 5], 0],
  ])("of %j is %d", (answers, expected) => {
    expect(susScore(answers)).toBe(expected);
  });

  it("needs all ten answers", () => {
    expect(susScore([5, 4, 2, 1, 2, 3, 2, 4, 5])).toBeUndefined();
    expect(susScore([5, 4, 2, 1, 2, 3, 2, 4, 5, null])).toBeUndefined();
  });
});

describe("susGrade", () => {
  it.each([
    [84.1, "A+"],
    [84.09, "A"],
    [78.9, "A−"],
    [77.2, "B+"],
    [74.1, "B"],
    [72.6, "B−"],
    [71.1, "C+"],
    [68, "C"],
    [62.7, "C−"],
    [51.7, "D"],
    [51.69, "F"],
  ])("of %d is %s", (mean, grade) => {
    expect(susGrade(mean)).toBe(grade);
  });
});

describe("susPercentile", () => {
  it.each([
    [68, 50],
    [80, 88],
    [62.5, 35],
    [82.5, 92.5],
    [100, 100],
    [0, 0.3],
  ])("of %d is %d", (mean, percentile) => {
    expect(susPercentile(mean)).toBeCloseTo(percentile, 10);
  });

  it("never falls, and stays within 0 and 100", () => {
    fc.assert(
      fc.property(score, score, (a, b) => {
        const lower = susPercentile(Math.min(a, b));
        const higher = susPercentile(Math.max(a, b));
        expect(lower).toBeGreaterThan(0);
        expect(higher).toBeGreaterThanOrEqual(lower);
        expect(higher).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe("susOf", () => {
  it("gives mean, interval, grade and percentile", () => {
    // mean 67.5, deviation 12.5, t of 2 degrees of freedom 4.303
    expect(susOf(momentsOf([55, 67.5, 80]))).toEqual({
      n: 3,
      mean: 67.5,
      low: expect.closeTo(67.5 - (4.302653 * 12.5) / Math.sqrt(3), 4),
      high: expect.closeTo(67.5 + (4.302653 * 12.5) / Math.sqrt(3), 4),
      grade: "C",
      percentile: 48.5,
    });
  });

  it("clips to the scale, and has nothing without data", () => {
    expect(susOf(momentsOf([70, 100])).high).toBe(100);
    expect(susOf(momentsOf([]))).toEqual({ n: 0 });
  });
});
