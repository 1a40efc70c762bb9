import type { StoredEvent } from "@luna/contracts/events/event";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventsFrame, orderEvents } from "./order-events.ts";

const at = "2026-11-22T10:00:00.000Z";
const event = (source: string, seq: number): StoredEvent => ({
  source,
  seq,
  type: "click",
  at,
  receivedAt: at,
  correctedAt: at,
});
const frame = (from: number, to: number, source = "app", without: number[] = []): EventsFrame => ({
  type: "events",
  sessionId: "ses_01JD0000000000000000000000",
  source,
  from,
  to,
  events: Array.from({ length: to - from + 1 }, (_, n) => event(source, from + n)).filter(
    ({ seq }) => !without.includes(seq),
  ),
});
const seqs = (frames: EventsFrame[]) => frames.flatMap(({ events }) => events.map((e) => e.seq));

describe("orderEvents", () => {
  it("shows overlapping frames once", () => {
    const order = orderEvents({ app: 0 }, () => 0);
    expect(seqs(order.take(frame(1, 3)))).toEqual([1, 2, 3]);
    expect(seqs(order.take(frame(2, 5)))).toEqual([4, 5]);
    expect(order.take(frame(1, 5))).toEqual([]);
  });

  it("holds back what lies beyond a gap until the gap is filled", () => {
    const order = orderEvents({ app: 2 }, () => 0);
    expect(order.take(frame(6, 7))).toEqual([]);
    expect(order.waiting()).toBe(true);
    expect(seqs(order.take(frame(3, 5)))).toEqual([3, 4, 5, 6, 7]);
    expect(order.waiting()).toBe(false);
  });

  it("goes on without what never comes, and still shows it when it comes after all", () => {
    const order = orderEvents({ app: 0 }, () => 0);
    order.take(frame(4, 5));
    expect(seqs(order.skip())).toEqual([4, 5]);
    expect(order.seen()).toEqual({ app: 5 });
    expect(seqs(order.take(frame(2, 2)))).toEqual([2]);
    expect(order.take(frame(2, 2))).toEqual([]);
  });

  it("knows numbers that a frame's range has and its events do not", () => {
    const order = orderEvents({ app: 0 }, () => 0);
    expect(seqs(order.take(frame(1, 5, "app", [3])))).toEqual([1, 2, 4, 5]);
    expect(seqs(order.take(frame(3, 3)))).toEqual([3]);
  });

  it("begins a source that nobody mentioned with its first frame, or where it is told", () => {
    const anywhere = orderEvents({}, () => undefined);
    expect(seqs(anywhere.take(frame(40, 41)))).toEqual([40, 41]);
    const known = orderEvents({}, () => 0);
    expect(known.take(frame(40, 41, "portal"))).toEqual([]);
    expect(seqs(known.take(frame(1, 39, "portal")))).toHaveLength(41);
  });

  it("shows every event exactly once and ascending, whatever overlaps or comes late", () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 8 }))
      .map(([from, length]) => [from, Math.min(30, from + length)] as const);
    fc.assert(
      fc.property(fc.array(range, { maxLength: 20 }), (ranges) => {
        const order = orderEvents({ app: 0 }, () => 0);
        const shown = [...ranges, [1, 30] as const].flatMap(([from, to]) =>
          seqs(order.take(frame(from, to))),
        );
        expect(shown).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
      }),
    );
  });
});
