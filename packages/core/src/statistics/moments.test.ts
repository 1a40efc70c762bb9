import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOf, varianceOf } from "./moments.ts";

describe("varianceOf", () => {
  it("divides by n − 1", () => {
    expect(varianceOf(momentsOf([2, 4, 4, 4, 5, 5, 7, 9]))).toBeCloseTo(32 / 7, 12);
  });

  it("is that of the values, and none where they are equal", () => {
    const value = fc.double({ min: 0.01, max: 100_000, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 200 }), (same, n) => {
        expect(varianceOf(momentsOf(new Array<number>(n).fill(Math.log(same))))).toBe(0);
      }),
    );
  });
});
