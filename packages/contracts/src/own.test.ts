import { describe, expect, it } from "vitest";
import { own, setOwn } from "./own.ts";

const names = ["constructor", "toString", "hasOwnProperty", "__proto__", "valueOf", "", "install"];

describe("a map by names from outside", () => {
  it.each(names)("holds nothing under %j that nobody put there", (name) => {
    expect(own<number>({}, name)).toBeUndefined();
    expect(own<number>(undefined, name)).toBeUndefined();
  });

  it.each(names)("holds under %j what was put there, also as JSON and as a copy", (name) => {
    const map: Record<string, number> = {};
    setOwn(map, name, 1);
    setOwn(map, name, 2);
    for (const each of [map, JSON.parse(JSON.stringify(map)), structuredClone(map), { ...map }]) {
      expect(own<number>(each, name)).toBe(2);
      expect(Object.keys(each)).toEqual([name]);
      expect(Object.getPrototypeOf(each)).toBe(Object.prototype);
    }
  });
});
