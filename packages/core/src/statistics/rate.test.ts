import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateOf } from "./rate.ts";

describe("rateOf", () => {
  // the first from Tullis and Albert, Measuring the User Experience; the others from binom.confint
  // (method "ac") of the R package binom
  it.each([
    [4, 5, 0.3596, 0.9797, 4],
    [18, 20, 0.68675611, 0.98434376, 8],
    [4, 20, 0.07491151, 0.42176358, 8],
    [190, 200, 0.90930731, 0.9737319, 8],
    [0, 30, 0, 0.1347117, 8],
    [30, 30, 0.8652883, 1, 8],
  ])("gives the published interval of %i of %i", (x, n, low, high, digits) => {
    const rate = rateOf(x, n);
    expect(rate.rate).toBe(x / n);
    expect(rate.low).toBeCloseTo(low, digits);
    expect(rate.high).toBeCloseTo(high, digits);
  });

  it("is two-sided at 95 %: the .7512 printed for 10 of 10 is that of 90 %", () => {
    expect(rateOf(10, 10).low).toBeCloseTo(0.6791, 4);
  });

  it("has no rate without trials", () => {
    expect(rateOf(0, 0)).toEqual({ x: 0, n: 0 });
  });

  const counts = fc.tuple(fc.nat(1000), fc.nat(1000)).filter(([x, other]) => x + other > 0);

  it("holds the rate and stays within 0 and 1", () => {
    fc.assert(
      fc.property(counts, ([x, other]) => {
        const { rate = Number.NaN, low = Number.NaN, high = Number.NaN } = rateOf(x, x + other);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("rises with each success", () => {
    fc.assert(
      fc.property(counts, ([x, other]) => {
        const fewer = rateOf(x, x + other + 1);
        const more = rateOf(x + 1, x + other + 1);
        expect(more.low).toBeGreaterThanOrEqual(fewer.low ?? Number.NaN);
        expect(more.high).toBeGreaterThanOrEqual(fewer.high ?? Number.NaN);
      }),
    );
  });
});
