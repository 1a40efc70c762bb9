import { describe, expect, it } from "vitest";
import { contrast, inkOn, legible } from "./colors.ts";
import { styleSheet } from "./palette.ts";

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.48],
    ["#ff0000", "#ffffff", 4],
  ])("of %s and %s is %d, whichever comes first", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });
});

it("writes on any brand colour so that it can be read", () => {
  for (const color of ["#000000", "#ffffff", "#ffd400", "#4f46a8", "#808080", "#e30613", "#0af0a0"])
    expect(contrast(inkOn(color), color)).toBeGreaterThanOrEqual(4.2);
});

it("keeps links legible where the brand colour is not", () => {
  expect(legible("#ffd400", "#ffffff", "#1c1f26")).toBe("#1c1f26");
  expect(legible("#4f46a8", "#ffffff", "#1c1f26")).toBe("#4f46a8");
});

it("has no character in the style sheet that a style element would escape", () => {
  for (const color of ["#ffd400", "#101014"]) expect(styleSheet(color)).not.toMatch(/[<>&"']/);
});
