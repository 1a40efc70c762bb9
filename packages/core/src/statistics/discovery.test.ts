import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issueFrequency, peopleToDiscover, shareDiscovered } from "./discovery.ts";

describe("problem discovery", () => {
  it("shows five people 84 % of what 31 % meet (Nielsen and Landauer 1993)", () => {
    expect(shareDiscovered(0.31, 5)).toBeCloseTo(0.8436, 4);
    expect(shareDiscovered(0.31, 0)).toBe(0);
  });

  it("asks 22 people for 90 % of what 10 % meet (Sauro and Lewis 2016, chapter 7)", () => {
    expect(peopleToDiscover(0.9, 0.1)).toBe(22);
    expect(peopleToDiscover(0.75, 0.5)).toBe(2);
    expect([peopleToDiscover(0.9, 1), peopleToDiscover(0.9, 0)]).toEqual([1, undefined]);
  });

  it("asks for the fewest that suffice", () => {
    const share = fc.double({ min: 0.05, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, (goal, p) => {
        const people = peopleToDiscover(goal, p) ?? Number.NaN;
        expect(shareDiscovered(p, people)).toBeGreaterThan(goal - 1e-8);
        if (people > 1) expect(shareDiscovered(p, people - 1)).toBeLessThan(goal);
      }),
    );
  });

  it("takes the frequency from who met what", () => {
    const matrix = [
      [true, false, true],
      [true, true, false],
    ];
    expect(issueFrequency(matrix)).toEqual({ people: 2, issues: 3, frequency: 4 / 6 });
    expect(issueFrequency([])).toEqual({ people: 0, issues: 0 });
    expect(issueFrequency([[], []])).toEqual({ people: 2, issues: 0 });
  });
});
