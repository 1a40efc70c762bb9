import { describe, expect, it } from "vitest";
import { areSound, meant, placeOf, shown, withMore } from "./hours.ts";

describe("the hours of a day", () => {
  it.each([
    [[], true],
    [[{ from: "09:00", to: "17:00" }], true],
    [
      [
        { from: "13:00", to: "17:00" },
        { from: "09:00", to: "13:00" },
      ],
      true,
    ],
    [[{ from: "17:00", to: "09:00" }], false],
    [[{ from: "09:00", to: "09:00" }], false],
    [
      [
        { from: "09:00", to: "13:00" },
        { from: "12:00", to: "14:00" },
      ],
      false,
    ],
    [[{ from: "", to: "14:00" }], false],
  ])("%j: sound is %s", (hours, sound) => {
    expect(areSound(hours)).toBe(sound);
  });

  it("offers more hours behind the last ones, until the day is full", () => {
    expect(withMore([])).toEqual([{ from: "09:00", to: "17:00" }]);
    const more = withMore([{ from: "09:00", to: "17:00" }]);
    expect(more?.[1]).toEqual({ from: "18:00", to: "20:00" });
    expect(withMore([{ from: "09:00", to: "22:00" }])?.[1]).toEqual({ from: "23:00", to: "24:00" });
    expect(withMore([{ from: "09:00", to: "23:00" }])).toBeUndefined();
  });

  it("writes the end of the day as its last minute, and means the end", () => {
    expect(meant(shown("24:00"))).toBe("24:00");
    expect(shown("17:00")).toBe("17:00");
  });

  it("places a stretch within its day", () => {
    expect(placeOf({ from: "06:00", to: "18:00" })).toEqual({ start: 25, length: 50 });
  });
});
