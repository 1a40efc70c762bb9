import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completionOf } from "./completion.ts";

describe("completionOf", () => {
  // Lewis and Sauro (2006), Journal of Usability Studies 1 (3)
  it.each([
    [5, 5, 0.8571, "laplace"],
    [0, 5, 0.2172, "wilson"],
    [9, 10, 0.9, "observed"],
    [5, 10, 0.5, "observed"],
    [19, 20, 20 / 22, "laplace"],
  ])("estimates %i of %i at %d (%s)", (x, n, estimate, estimator) => {
    const completion = completionOf(x, n);
    expect(completion.estimate).toBeCloseTo(estimate, 4);
    expect(completion).toMatchObject({ x, n, rate: x / n, estimator });
  });

  it("has no estimate without data", () => {
    expect(completionOf(0, 0)).toEqual({ x: 0, n: 0 });
  });

  it("stays inside the interval", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 300 }), (x, other) => {
        const { estimate, low, high } = completionOf(x, x + other);
        expect(estimate).toBeGreaterThanOrEqual(low ?? Number.NaN);
        expect(estimate).toBeLessThanOrEqual(high ?? Number.NaN);
      }),
    );
  });
});
