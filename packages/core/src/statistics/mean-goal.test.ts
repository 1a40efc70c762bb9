import { describe, expect, it } from "vitest";
import { meanGoal } from "./mean-goal.ts";
import { momentsOf } from "./moments.ts";
import { timeGoal } from "./time-goal.ts";

const scale = { min: 1, max: 10 };
const ratings = (values: number[], target = 8) =>
  meanGoal({ direction: "over", target }, momentsOf(values), scale, 10);

describe("meanGoal", () => {
  // 9, 9, 10, 9, 8: mean 9, standard error √.1; t of 4 degrees of freedom .95: 2.132, .975: 2.776
  const five = [9, 9, 10, 9, 8];

  it("decides by the one-sided bound and shows the two-sided interval", () => {
    expect(ratings(five, 9 - 2.131 * Math.sqrt(0.1))).toMatchObject({ verdict: "not-yet-known" });
    expect(ratings(five, 9 - 2.133 * Math.sqrt(0.1))).toEqual({
      n: 5,
      mean: 9,
      low: expect.closeTo(9 - 2.776445 * Math.sqrt(0.1), 5),
      high: expect.closeTo(9 + 2.776445 * Math.sqrt(0.1), 5),
      verdict: "met",
      interim: true,
    });
    expect(ratings(five, 9 + 2.133 * Math.sqrt(0.1)).verdict).toBe("not-met");
  });

  it("says nothing under five values or without spread, and knows no data", () => {
    expect(ratings([10, 9, 10, 10]).verdict).toBe("not-yet-known");
    expect(ratings([10, 10, 10, 10, 10]).verdict).toBe("not-yet-known");
    expect(ratings([])).toEqual({ n: 0, verdict: "no-data", interim: true });
  });
});

describe("timeGoal", () => {
  const times = (values: number[], target: number) => {
    const sorted = values.toSorted((a, b) => a - b);
    const logs = momentsOf(values.map(Math.log));
    const valueAt = (rank: number) => sorted[rank - 1] ?? Number.NaN;
    return timeGoal({ direction: "under", target }, logs, valueAt, 25);
  };

  it("holds a geometric mean against the goal", () => {
    // one-sided on the logs: 68.24 · e^(2.015 · .3753 / √6) = 92.9
    const six = [55, 65, 75, 62, 45, 135];
    expect(times(six, 94)).toMatchObject({ statistic: "geometric-mean", verdict: "met" });
    expect(times(six, 92).verdict).toBe("not-yet-known");
    expect(times(six, 40)).toMatchObject({ verdict: "not-met", interim: true });
  });

  it("holds the order statistics of a median against the goal", () => {
    // of 25 values the one-sided bounds are the 8th and 18th: P(X ≤ 8) is .0539
    const values = Array.from({ length: 25 }, (_, i) => i + 1);
    expect(times(values, 18)).toMatchObject({ verdict: "not-yet-known", interim: false });
    expect(times(values, 18.5)).toMatchObject({ statistic: "median", verdict: "met", high: 18 });
    expect(times(values, 7.5).verdict).toBe("not-met");
  });
});
