import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { acceptEvents } from "./accept.ts";
import { EventBatch } from "./event.ts";
import { eventTypes } from "./event-types.ts";
import { refuseEvents } from "./refuse.ts";

const at = "2026-11-23T09:00:00.000Z";
const parsed = (text: string): unknown => JSON.parse(text);

/** Values of every kind that JSON has, right and wrong for each field. */
const values = [
  ...["", " ", "a", " a", "a\n", "\u00a0a", "a\u0007", "陽子", "😀", "\ud800", "x".repeat(120)],
  ...["x".repeat(121), "x".repeat(500), "x".repeat(501), "portal", "-a", "Portal", "a".repeat(33)],
  ...[at, "2026-11-23T09:00Z", "2026-11-23T09:00:00Z", "2026-11-23T09:00:00+01:00", "2026-02-30"],
  ...["2026-02-30T09:00:00Z", "2024-02-29T24:00:00Z", "click", "error", "custom", "toString"],
  ...[0, 1, 7, 8, -1, 1.5, 1e20, 2 ** 53, true, false, null],
  ...['{"__proto__":{"a":1}}', '{"__proto__":1,"name":"a"}', "[]", "[1]", "{}"].map(parsed),
  ...['{"constructor":1}', '{"constructor":{"prototype":{}}}', '{"hasOwnProperty":0}'].map(parsed),
  ...[{ name: "a" }, { message: "no" }, { message: "no", severity: "worst" }, { rating: 9 }],
  ...[{ rating: 4 }, { kind: "text", length: 3 }, { kind: "text", value: "secret" }, { text: 1 }],
  ...[{ ["k".repeat(64)]: 1 }, { ["k".repeat(65)]: 1 }, { a: { b: [{ c: null }] } }],
];
const plain = { seq: 1, type: "click", at, target: "button", task: "install", data: { x: 1 } };

const batches: unknown[] = [
  ...values,
  ...["events", "sentAt", "source", "extra", "__proto__"].flatMap((field) =>
    values.map((value) => ({ events: [plain], ...ownField(field, value) })),
  ),
  ...values.map((value) => ({ events: [plain, value] })),
  ...[...Object.keys(plain), "extra", "__proto__"].flatMap((field) =>
    values.map((value) => ({ events: [{ ...plain, ...ownField(field, value) }] })),
  ),
  ...Object.keys(eventTypes).flatMap((type) => [
    { events: [{ type, at }] },
    ...values.map((data) => ({ events: [{ type, at, data }] })),
  ]),
  ...[0, 1, 500, 501].map((count) => ({ events: Array.from({ length: count }, () => plain) })),
];

function ownField(field: string, value: unknown): object {
  return Object.defineProperty({}, field, { value, enumerable: true, configurable: true });
}

describe("events that are taken at once", () => {
  it("are taken by the schema, and come out of it as they are", () => {
    const taken = batches.filter(acceptEvents);
    expect(taken.length).toBeGreaterThan(500);
    for (const batch of taken)
      expect(z.safeParse(EventBatch, batch), JSON.stringify(batch)).toEqual({
        success: true,
        data: batch,
      });
  });

  it("are nearly all that the schema takes: it runs for what it trims or leaves out", () => {
    const left = batches.filter(
      (batch) => !acceptEvents(batch) && z.safeParse(EventBatch, batch).success,
    );
    for (const batch of left)
      expect(JSON.stringify(batch)).not.toBe(JSON.stringify(z.safeParse(EventBatch, batch).data));
  });
});

describe("the limit of one event", () => {
  const limit = 16 * 1024;
  const sized = (filling: (free: number) => unknown) => {
    const around = JSON.stringify({ type: "click", at, data: { f: "" } }).length - 2;
    const event = (free: number) => ({ type: "click", at, data: { f: filling(free) } });
    return [event(limit - around), event(limit - around + 1)].map((each) => ({
      bytes: new TextEncoder().encode(JSON.stringify(each)).length,
      code: refuseEvents({ events: [each] })?.code,
    }));
  };

  it("is 16 KB of JSON, whatever fills it", () => {
    const fillings = [
      (free: number) => "a".repeat(free - 2),
      (free: number) => "\u0001".repeat(Math.floor(free / 6) - 1) + "a".repeat((free % 6) + 4),
      (free: number) => [
        ...Array<number>(Math.floor(free / 23) - 1).fill(-1e20),
        "a".repeat((free % 23) + 19),
      ],
    ];
    for (const filling of fillings) {
      const [whole, over] = sized(filling);
      expect(whole).toEqual({ bytes: limit, code: undefined });
      expect(over).toEqual({ bytes: limit + 1, code: "too_large" });
    }
  });

  it("is told of what is nested thousands of levels deep, where JSON itself gives up", () => {
    const nested = (levels: number) => parsed(`${"[".repeat(levels)}${"]".repeat(levels)}`);
    const codeOf = (levels: number) =>
      refuseEvents({ events: [{ type: "click", at, data: { deep: nested(levels) } }] })?.code;
    expect([8_000, 9_000, 1_000_000].map(codeOf)).toEqual([undefined, "too_large", "too_large"]);
  });
});
