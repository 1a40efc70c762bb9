import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianRanks } from "./median-ranks.ts";

describe("medianRanks", () => {
  // Conover (1999), Practical Nonparametric Statistics, table A3 (binomial of one half)
  it.each([
    [6, 1, 6, 0.9688],
    [10, 2, 9, 0.9785],
    [25, 8, 18, 0.9567],
    [100, 40, 61, 0.9648],
  ])("of %i values are %i and %i (%d)", (n, low, high, confidence) => {
    expect(medianRanks(n)).toEqual({ low, high, confidence: expect.closeTo(confidence, 4) });
  });

  it("are not there under six values, or five one-sided", () => {
    expect([0, 1, 5].map((n) => medianRanks(n))).toEqual([undefined, undefined, undefined]);
    expect(medianRanks(5, 0.05)).toMatchObject({ low: 1, high: 5 });
  });

  it("are the narrowest that reach 95 %", () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 5000 }), (n) => {
        const { low, high, confidence } = medianRanks(n) ?? { low: 0, high: 0, confidence: 0 };
        expect(low + high).toBe(n + 1);
        expect(high).toBeGreaterThan(low);
        expect(confidence).toBeGreaterThanOrEqual(0.95);
        expect(medianRanks(n, 0.05)?.low).toBeGreaterThanOrEqual(low);
      }),
      { numRuns: 50 },
    );
  });
});
