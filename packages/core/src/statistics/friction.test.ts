import { describe, expect, it } from "vitest";
import { frictionOf } from "./friction.ts";

describe("frictionOf", () => {
  it("weighs the signals and counts per ten active minutes", () => {
    const parts = { high: 2, medium: 1, low: 3, activeMinutes: 20 };
    expect(frictionOf(parts)).toMatchObject({ value: 8, parts });
    expect(frictionOf({ high: 0, medium: 0, low: 0, activeMinutes: 5 }).value).toBe(0);
  });

  it("has no value without active time", () => {
    expect(frictionOf({ high: 1, medium: 0, low: 0, activeMinutes: 0 }).value).toBeNull();
  });
});
