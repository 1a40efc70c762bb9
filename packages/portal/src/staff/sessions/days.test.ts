import { describe, expect, it } from "vitest";
import { endOfDay, mondayOf, startOfDay } from "./days.ts";

describe("days as instants", () => {
  it("ends a day just before the next one begins", () => {
    const end = endOfDay("2026-11-25");
    expect(Date.parse(startOfDay("2026-11-26") ?? "") - Date.parse(end ?? "")).toBe(1);
  });

  it.each([undefined, "", "soon", "2026-13-40"])("takes %s for no day", (day) => {
    expect([startOfDay(day), endOfDay(day)]).toEqual([undefined, undefined]);
  });

  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-25", "2026-11-23"],
    ["2026-11-29", "2026-11-23"],
    ["2027-01-02", "2026-12-28"],
  ])("finds the Monday of %s", (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });
});
