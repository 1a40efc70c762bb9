import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "./holm.ts";

describe("holm", () => {
  it("corrects step by step, in the order given (R, p.adjust)", () => {
    const corrected = holm([0.01, 0.04, 0.03, 0.005]);
    expect(corrected).toEqual([0.03, 0.06, 0.06, 0.02].map((p) => expect.closeTo(p, 12)));
    expect(holm([])).toEqual([]);
  });

  it("never lowers a p, passes one or changes the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (ps) => {
        const corrected = holm(ps);
        for (const [i, p] of ps.entries()) {
          expect(corrected[i]).toBeGreaterThanOrEqual(p);
          expect(corrected[i]).toBeLessThanOrEqual(1);
          for (const [j, other] of ps.entries()) {
            if (other > p) expect(corrected[j]).toBeGreaterThanOrEqual(corrected[i] ?? Number.NaN);
          }
        }
      }),
    );
  });
});
