import { expect, it } from "vitest";
import { toPlain } from "./to-plain.ts";

const limit = 16_000;

it("gives what JSON would, and tells what it would leave empty", () => {
  const given = {
    at: new Date("2026-11-22T10:00:00Z"),
    page: new URL("https://luna.example/a"),
    error: new TypeError("no disk"),
    list: [1, undefined, Number.NaN, () => 1, null],
    big: 12n,
    left: undefined,
    call: () => 1,
    own: { toJSON: () => ({ told: true }) },
  };
  expect(toPlain(given, limit)).toEqual({
    at: "2026-11-22T10:00:00.000Z",
    page: "https://luna.example/a",
    error: { name: "TypeError", message: "no disk" },
    list: [1, null, null, null, null],
    big: "12",
    own: { told: true },
  });
});

it("is a copy that the host cannot change any more, whatever its fields are called", () => {
  const given = { list: [{ n: 1 }], ...(JSON.parse('{"__proto__":{"n":2}}') as object) };
  const plain = toPlain(given, limit);
  given.list[0]!.n = 3;
  expect(JSON.stringify(plain)).toBe('{"list":[{"n":1}],"__proto__":{"n":2}}');
});

it("takes the same object twice, but not inside itself", () => {
  const shared = { n: 1 };
  expect(toPlain([shared, shared], limit)).toEqual([{ n: 1 }, { n: 1 }]);
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(() => toPlain(circle, limit)).toThrow("leads back");
});

it("cuts what is nested too deep", () => {
  const deep = JSON.parse("[".repeat(3000) + "]".repeat(3000)) as unknown;
  expect(JSON.stringify(toPlain(deep, limit))).toBe(`${"[".repeat(16)}"[cut]"${"]".repeat(16)}`);
});

const wide = (depth: number): unknown =>
  depth === 0 ? "x" : Array.from({ length: 10 }, () => wide(depth - 1));

it.each([
  ["a long text", "x".repeat(50_000_000)],
  ["a long name", { ["x".repeat(1_000_000)]: 1 }],
  ["many values", new Array(50_000_000)],
  ["many values within others", wide(5)],
  ["bytes", { picture: new Uint8Array(50_000_000) }],
])("refuses %s at once", (_, value) => {
  const began = performance.now();
  expect(() => toPlain(value, limit)).toThrow(/over|binary/);
  expect(performance.now() - began).toBeLessThan(1000);
});
