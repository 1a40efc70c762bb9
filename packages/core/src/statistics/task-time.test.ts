import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOf } from "./moments.ts";
import { taskTimeOf } from "./task-time.ts";

const of = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return taskTimeOf(momentsOf(times.map(Math.log)), (rank) => sorted[rank - 1] ?? Number.NaN);
};

describe("taskTimeOf", () => {
  it("gives the geometric mean and interval that MeasuringU prints", () => {
    expect(of([55, 65, 75, 62, 45, 135])).toEqual({
      n: 6,
      statistic: "geometric-mean",
      value: expect.closeTo(68.24, 2),
      low: expect.closeTo(46.01, 2),
      high: expect.closeTo(101.22, 2),
      confidence: 0.95,
    });
  });

  it("goes over to the median at 25, from the 8th to the 18th value", () => {
    const times = Array.from({ length: 25 }, (_, i) => 10 * (i + 1));
    expect(of(times.slice(1)).statistic).toBe("geometric-mean");
    expect(of(times)).toEqual({
      n: 25,
      statistic: "median",
      value: 130,
      low: 80,
      high: 180,
      confidence: expect.closeTo(0.957, 3),
    });
    expect(of([...times, 260]).value).toBe(135);
  });

  it("has nothing without data, and no interval of one time or without spread", () => {
    expect(of([])).toEqual({ n: 0 });
    expect(of([90])).toEqual({ n: 1, statistic: "geometric-mean", value: expect.closeTo(90, 9) });
    expect(of([90, 90, 90])).not.toHaveProperty("low");
    expect(of(new Array<number>(30).fill(90))).toEqual({ n: 30, statistic: "median", value: 90 });
  });

  it("keeps value and interval among the possible", () => {
    const time = fc.double({ min: 0.1, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 60 }), (times) => {
        const { value = Number.NaN, low = value, high = value } = of(times);
        expect(low).toBeGreaterThan(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});
