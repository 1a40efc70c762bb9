import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRates } from "./compare-rates.ts";

describe("compareRates", () => {
  it("finds 11 of 12 against 5 of 10 different (Sauro and Lewis 2016, chapter 5)", () => {
    expect(compareRates({ x: 11, n: 12 }, { x: 5, n: 10 })).toEqual({
      outcome: "compared",
      n: [12, 10],
      test: "n-1-two-proportion",
      difference: expect.closeTo(5 / 12, 12),
      z: expect.closeTo(2.1348, 4),
      p: expect.closeTo(0.0328, 4),
    });
  });

  it("finds no difference where all or none succeeded", () => {
    const none = compareRates({ x: 0, n: 9 }, { x: 0, n: 7 });
    const all = compareRates({ x: 9, n: 9 }, { x: 7, n: 7 });
    expect([none, all]).toMatchObject([{ p: 1 }, { p: 1 }]);
  });

  it("is exact where fewer than one is expected", () => {
    const one = { x: 1, n: 5 };
    expect(compareRates({ x: 0, n: 5 }, one)).toMatchObject({
      test: "fisher-exact",
      p: expect.closeTo(1, 9),
    });
    // exactly one expected
    expect(compareRates(one, one)).toMatchObject({ test: "n-1-two-proportion", z: 0, p: 1 });
  });

  it("says so where there is too little", () => {
    const ten = { x: 5, n: 10 };
    expect(compareRates(ten, { x: 0, n: 0 })).toEqual({ outcome: "no-data", n: [10, 0] });
    expect(compareRates({ x: 4, n: 4 }, ten)).toEqual({ outcome: "too-few", n: [4, 10] });
  });

  it("gives the same p whichever group comes first, never above one", () => {
    const group = fc
      .tuple(fc.nat(60), fc.integer({ min: 5, max: 60 }))
      .map(([x, n]) => ({ x: Math.min(x, n), n }));
    fc.assert(
      fc.property(group, group, (first, second) => {
        const [there, back] = [compareRates(first, second), compareRates(second, first)];
        if (there.outcome !== "compared" || back.outcome !== "compared") expect.unreachable();
        expect(there.p).toBeCloseTo(back.p, 9);
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
