import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOf } from "./mean.ts";
import { momentsOf } from "./moments.ts";

describe("meanOf", () => {
  it("agrees with the NIST e-Handbook, 1.3.5.2, from totals alone", () => {
    const [n, mean, deviation] = [195, 9.26146, 0.02278881];
    const sumOfSquares = (n - 1) * deviation ** 2 + n * mean ** 2;
    const interval = meanOf({ n, sum: n * mean, sumOfSquares });
    expect(interval.low).toBeCloseTo(9.258242, 5);
    expect(interval.high).toBeCloseTo(9.264679, 5);
  });

  it("has nothing without data, and no interval of one value or without spread", () => {
    expect(meanOf(momentsOf([]))).toEqual({ n: 0 });
    expect(meanOf(momentsOf([7]))).toEqual({ n: 1, mean: 7 });
    expect(meanOf(momentsOf([0.1, 0.1, 0.1]))).toEqual({ n: 3, mean: expect.closeTo(0.1, 12) });
  });

  it("holds the mean, keeps to the scale, and is narrower one-sided", () => {
    const scale = { min: 1, max: 7 };
    fc.assert(
      fc.property(fc.array(fc.integer(scale), { minLength: 2, maxLength: 60 }), (ratings) => {
        fc.pre(new Set(ratings).size > 1);
        const moments = momentsOf(ratings);
        const {
          mean = Number.NaN,
          low = Number.NaN,
          high = Number.NaN,
        } = meanOf(moments, { scale });
        expect(low).toBeGreaterThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(high).toBeLessThanOrEqual(7);
        expect(meanOf(moments, { scale, tail: 0.05 }).low).toBeGreaterThanOrEqual(low);
      }),
    );
  });
});
