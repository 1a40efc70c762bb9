import { describe, expect, it } from "vitest";
import { percentOf, scaleOf } from "./scale.ts";

describe("scaleOf", () => {
  it.each([
    ["shares", [0.2, 0.97], 1, { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }],
    ["counts", [3, 41], undefined, { min: 0, max: 60, ticks: [0, 20, 40, 60] }],
    ["below nothing", [-0.4, 0.7], 1, { min: -0.5, max: 1, ticks: [-0.5, 0, 0.5, 1] }],
    ["nothing at all", [], undefined, { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }],
    ["zeros only", [0, 0], undefined, { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }],
    ["an end of its own", [8.2], 10, { min: 0, max: 10, ticks: [0, 2.5, 5, 7.5, 10] }],
  ])("%s", (_name, values, max, expected) => expect(scaleOf(values, { max })).toEqual(expected));

  it.each([
    [1, 7, [1, 3, 5, 7]],
    [1, 10, [1, 4, 7, 10]],
    [1, 5, [1, 2, 3, 4, 5]],
    [-1, 1, [-1, 0, 1]],
  ])("of answers from %i to %i", (min, max, ticks) =>
    expect(scaleOf([2], { min, max })).toEqual({ min, max, ticks }),
  );
});

it("divides times as clocks are", () => {
  expect(scaleOf([84, 242], {}, "seconds").ticks).toEqual([0, 120, 240, 360]);
  expect(scaleOf([9.5], {}, "seconds").ticks).toEqual([0, 5, 10]);
});

it("places values on the axis, and what lies outside at its end", () => {
  const scale = { min: -1, max: 1, ticks: [] };
  expect([-2, -1, 0, 0.5, 3].map((value) => percentOf(value, scale))).toEqual([0, 0, 50, 75, 100]);
});
