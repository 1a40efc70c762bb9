import { describe, expect, it } from "vitest";
import { rateOf } from "./rate.ts";

describe("rateOf", () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3 (score without continuity correction)
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0.0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published interval of %i of %i", (x, n, low, high) => {
    const rate = rateOf(x, n);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  it("has no rate without trials", () => {
    expect(rateOf(0, 0)).toEqual({ x: 0, n: 0 });
  });

  it("stays within 0 and 1", () => {
    expect(rateOf(20, 20).high).toBe(1);
    expect(rateOf(0, 20).low).toBe(0);
  });
});
