import type { SequenceRanges } from "@luna/contracts/events/event";
import { describe, expect, it } from "vitest";
import { bounded, mostRanges, tearsTooMuch } from "./bounds.ts";

/** `count` single numbers: 1, 3, 5 … */
const odd = (count: number): SequenceRanges =>
  Array.from({ length: count }, (_, index) => [2 * index + 1, 2 * index + 1]);

describe("a source in many pieces", () => {
  it("may have as many as the bound, and what heals it always comes in", () => {
    expect(tearsTooMuch(odd(mostRanges - 1), [[5000, 5000]])).toBe(false);
    expect(tearsTooMuch(odd(mostRanges), [[5000, 5000]])).toBe(true);
    expect(tearsTooMuch(odd(mostRanges), [[2, 2]])).toBe(false);
    const overfull = odd(mostRanges + 50);
    expect(tearsTooMuch(overfull, [[2, 2]])).toBe(false);
    expect(tearsTooMuch(overfull, [[2 * overfull.length, 5000]])).toBe(false);
  });

  it("gives up its lowest gaps when there are more all the same", () => {
    expect(bounded(odd(mostRanges))).toEqual(odd(mostRanges));
    const left = bounded(odd(mostRanges + 2));
    expect(left).toHaveLength(mostRanges);
    expect(left.slice(0, 2)).toEqual([
      [1, 5],
      [7, 7],
    ]);
  });
});
