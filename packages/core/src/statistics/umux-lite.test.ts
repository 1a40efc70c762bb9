import { describe, expect, it } from "vitest";
import { momentsOf } from "./moments.ts";
import { umuxLiteOf, umuxLiteScore } from "./umux-lite.ts";

describe("UMUX-Lite", () => {
  it("scores two sixes at 83.33, a SUS of 77.07 (Lewis, Utesch and Maher 2015)", () => {
    const score = umuxLiteScore([6, 6]);
    expect(score).toBeCloseTo(83.33, 2);
    const summary = umuxLiteOf(momentsOf([score ?? Number.NaN]));
    expect(summary).toEqual({
      n: 1,
      mean: expect.closeTo(83.33, 2),
      susEstimate: expect.closeTo(77.07, 2),
    });
  });

  it("spans 0 to 100 and needs both answers", () => {
    expect([umuxLiteScore([1, 1]), umuxLiteScore([7, 7])]).toEqual([0, 100]);
    expect([umuxLiteScore([7]), umuxLiteScore([null, 7]), umuxLiteScore([])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(umuxLiteOf(momentsOf([]))).toEqual({ n: 0 });
  });
});
