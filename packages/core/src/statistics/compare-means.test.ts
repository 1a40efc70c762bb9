import { describe, expect, it } from "vitest";
import { compareMeans } from "./compare-means.ts";
import { compareTimes } from "./compare-times.ts";
import { momentsOf } from "./moments.ts";

// Student (1908), the sleep data; R, t.test(extra ~ group, data = sleep)
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe("compareMeans", () => {
  it("gives Welch's t of the sleep data", () => {
    expect(compareMeans(momentsOf(first), momentsOf(second))).toEqual({
      outcome: "compared",
      n: [10, 10],
      difference: expect.closeTo(-1.58, 10),
      t: expect.closeTo(-1.8608, 4),
      df: expect.closeTo(17.776, 3),
      p: expect.closeTo(0.07939, 5),
    });
  });

  it("says so where there is too little or no spread", () => {
    const same = momentsOf([4, 4, 4, 4, 4]);
    expect(compareMeans(same, momentsOf([]))).toEqual({ outcome: "no-data", n: [5, 0] });
    expect(compareMeans(same, momentsOf([1, 2, 3, 4]))).toEqual({ outcome: "too-few", n: [5, 4] });
    expect(compareMeans(same, same)).toEqual({ outcome: "no-spread", n: [5, 5] });
  });
});

describe("compareTimes", () => {
  it("gives the same test as a ratio when the logs are compared", () => {
    expect(compareTimes(momentsOf(first), momentsOf(second))).toEqual({
      outcome: "compared",
      n: [10, 10],
      ratio: expect.closeTo(Math.exp(-1.58), 10),
      t: expect.closeTo(-1.8608, 4),
      df: expect.closeTo(17.776, 3),
      p: expect.closeTo(0.07939, 5),
    });
    expect(compareTimes(momentsOf([]), momentsOf([]))).toMatchObject({ outcome: "no-data" });
  });
});
