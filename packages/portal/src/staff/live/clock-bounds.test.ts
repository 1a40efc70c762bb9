import { expect, it } from "vitest";
import { boundsOf, narrowed, offsetOf } from "./clock-bounds.ts";

const at = "2026-11-25T10:00:00.000Z";
const ms = Date.parse(at);

it("leaves a clock alone that may be right", () => {
  expect(offsetOf(undefined)).toBe(0);
  expect(offsetOf(boundsOf(at, ms - 200, ms + 300))).toBe(0);
});

it.each([
  ["fast", 180_000],
  ["slow", -180_000],
])("takes back what a clock is %s", (_, wrongBy) => {
  const bounds = boundsOf(at, ms + wrongBy - 100, ms + wrongBy + 100);
  expect(offsetOf(bounds)).toBe(-wrongBy);
});

it("knows more with every answer, and begins anew where a clock has been set", () => {
  const wide = { least: -5000, most: -1000 };
  expect(narrowed(undefined, wide)).toEqual(wide);
  expect(narrowed(wide, { least: -2000, most: 0 })).toEqual({ least: -2000, most: -1000 });
  expect(narrowed(wide, { least: 100, most: 200 })).toEqual({ least: 100, most: 200 });
});
