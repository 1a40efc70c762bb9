import { describe, expect, it } from "vitest";
import { goodnessOfFit } from "./goodness-of-fit.ts";

describe("goodnessOfFit", () => {
  it("agrees with the printed quantiles of chi-square", () => {
    // NIST/SEMATECH e-Handbook 1.3.6.7.4: 3.841 at .05 with 1 degree of freedom, 5.991 with 2
    const one = goodnessOfFit([50 + Math.sqrt(3.841 * 25), 50 - Math.sqrt(3.841 * 25)], [1, 1]);
    expect(one.p).toBeCloseTo(0.05, 4);
    const half = Math.sqrt((5.991 * 30) / 2);
    expect(goodnessOfFit([30 + half, 30 - half, 30], [1, 1, 1]).p).toBeCloseTo(0.05, 4);
  });

  it("finds nothing in equal counts, much in unequal ones, and says nothing without any", () => {
    expect(goodnessOfFit([20, 40], [1, 2]).p).toBe(1);
    // a trial of a thousand people that should have been halved
    expect(goodnessOfFit([550, 450], [1, 1]).p).toBeCloseTo(0.00157, 5);
    expect(goodnessOfFit([0, 0], [1, 1])).toEqual({ n: 0 });
  });
});
