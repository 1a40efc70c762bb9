import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { npsGroup, npsOf } from "./nps.ts";

describe("npsOf", () => {
  it("gives the adjusted interval of Sauro and Lewis for 0, 7, 7, 9, 9, 9", () => {
    const counts = { detractors: 0, passives: 0, promoters: 0 };
    for (const answer of [0, 7, 7, 9, 9, 9]) counts[npsGroup(answer)] += 1;
    expect(npsOf(counts)).toEqual({
      detractors: 1,
      passives: 2,
      promoters: 3,
      n: 6,
      score: expect.closeTo(1 / 3, 12),
      low: expect.closeTo(-0.267, 3),
      high: expect.closeTo(0.712, 3),
    });
  });

  it("groups by the limits 6, 8 and 10", () => {
    expect([6, 7, 8, 9, 10].map(npsGroup)).toEqual([
      "detractors",
      "passives",
      "passives",
      "promoters",
      "promoters",
    ]);
  });

  it("has no score without data, and no interval of one answer", () => {
    expect(npsOf({ detractors: 0, passives: 0, promoters: 0 })).not.toHaveProperty("score");
    const one = npsOf({ detractors: 0, passives: 0, promoters: 1 });
    expect(one.score).toBe(1);
    expect(one).not.toHaveProperty("low");
  });

  it("holds the score and stays within −1 and 1", () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, count, (detractors, passives, promoters) => {
        fc.pre(detractors + passives + promoters >= 2);
        const nps = npsOf({ detractors, passives, promoters });
        const { score = Number.NaN, low = Number.NaN, high = Number.NaN } = nps;
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(low).toBeLessThanOrEqual(score);
        expect(high).toBeGreaterThanOrEqual(score);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
