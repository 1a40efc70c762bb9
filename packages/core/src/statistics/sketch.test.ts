import fc from "fast-check";
import { expect, it } from "vitest";
import { binOf, valueAtRank } from "./sketch.ts";

const sketchOf = (values: readonly number[]) => {
  const bins = new Map<number, number>();
  for (const value of values) bins.set(binOf(value), (bins.get(binOf(value)) ?? 0) + 1);
  return bins;
};

it("gives the value of every rank within 1 %, also when two sketches are added", () => {
  const times = fc.array(fc.double({ min: 0.05, max: 20_000, noNaN: true }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(times, times, (first, second) => {
      const both = new Map(sketchOf(first));
      for (const [bin, count] of sketchOf(second)) both.set(bin, (both.get(bin) ?? 0) + count);
      const sorted = [...first, ...second].sort((a, b) => a - b);
      for (const [index, value] of sorted.entries()) {
        const found = valueAtRank(both, index + 1);
        expect(Math.abs(found - value) / value).toBeLessThanOrEqual(0.01 + 1e-9);
      }
    }),
    { seed: 20261125, numRuns: 200 },
  );
});
