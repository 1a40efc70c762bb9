import { describe, expect, it } from "vitest";
import { fisherExact } from "./fisher.ts";

describe("fisherExact", () => {
  it("gives Fisher's tea tasting .4857 (The Design of Experiments, 1935)", () => {
    expect(fisherExact({ x: 3, n: 4 }, { x: 1, n: 4 })).toBeCloseTo(0.4857, 4);
  });

  it("gives the convictions of twins .0005367 (R, fisher.test)", () => {
    expect(fisherExact({ x: 2, n: 17 }, { x: 10, n: 13 })).toBeCloseTo(0.0005367241191, 10);
  });
});
