import type { Availability } from "@luna/contracts/entities/record";
import { describe, expect, it } from "vitest";
import { researcher, testContext } from "../testing/context.ts";
import { booked } from "../testing/session.ts";
import { defaultAvailability, isOpen, isSlot, slotsIn } from "./opening.ts";
import { read } from "./read.ts";
import { set } from "./set.ts";

const berlin: Availability = {
  ...defaultAvailability,
  timeZone: "Europe/Berlin",
  slotMinutes: 60,
  bufferMinutes: 15,
  openingHours: {
    monday: [{ from: "09:00", to: "12:00" }],
    sunday: [{ from: "01:00", to: "04:00" }],
  },
  exceptions: [{ date: "2026-11-30", hours: [] }],
};
const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const starts = (availability: Availability, from: string, to: string) =>
  slotsIn(availability, span(from, to)).map((slot) =>
    new Date(slot.from).toISOString().slice(0, 16),
  );

describe("slots", () => {
  it("lie in opening hours, a buffer apart", () => {
    expect(starts(berlin, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")).toEqual([
      "2026-11-23T08:00",
      "2026-11-23T09:15",
    ]);
  });

  it("are none on a day that is excepted, nor out of hours", () => {
    expect(starts(berlin, "2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z")).toEqual([]);
    expect(starts(berlin, "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")).toEqual([]);
  });

  it("follow the clocks: an hour less in spring, one more in autumn", () => {
    const noBuffer = { ...berlin, bufferMinutes: 0 };
    expect(starts(noBuffer, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")).toHaveLength(2);
    expect(starts(noBuffer, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z")).toHaveLength(4);
  });

  it("are known again by their times", () => {
    expect(isSlot(berlin, span("2026-11-23T09:15:00Z", "2026-11-23T10:15:00Z"))).toBe(true);
    expect(isSlot(berlin, span("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"))).toBe(false);
    expect(isOpen(berlin, span("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"))).toBe(true);
    expect(isOpen(berlin, span("2026-11-23T10:30:00Z", "2026-11-23T11:30:00Z"))).toBe(false);
  });

  it("run through midnight where hours meet there", () => {
    const night: Availability = {
      ...defaultAvailability,
      openingHours: {
        monday: [{ from: "22:00", to: "24:00" }],
        tuesday: [{ from: "00:00", to: "02:00" }],
      },
    };
    expect(isOpen(night, span("2026-11-23T23:30:00Z", "2026-11-24T00:30:00Z"))).toBe(true);
  });
});

describe("availability", () => {
  it("is every day from 08:00 to 20:00 UTC until it is set, from now on", async () => {
    const ctx = await testContext();
    const { timeZone, slots } = await read(ctx, { timeZone: "Europe/Berlin" });
    expect(timeZone).toBe("Europe/Berlin");
    expect(slots[0]).toEqual({
      start: "2026-11-23T09:00:00.000Z",
      end: "2026-11-23T10:00:00.000Z",
      local: "2026-11-23T10:00+01:00",
      free: 1,
    });
    expect(slots.filter(({ start }) => start.startsWith("2026-11-25"))).toHaveLength(12);
  });

  it("tells which bookings no longer fit", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx, { scheduledAt: "2026-11-25T10:00:00Z" });
    const kept = await booked(ctx, { scheduledAt: "2026-11-30T10:00:00Z" });
    const { body } = await set(ctx.as(researcher), {
      ...berlin,
      exceptions: [],
      openingHours: { monday: [{ from: "08:00", to: "20:00" }] },
    });
    expect(body.noLongerFit).toEqual([session.id]);
    expect(body.noLongerFit).not.toContain(kept.session.id);
    const { slots } = await read(ctx, {});
    expect(slots.map(({ start }) => start.slice(0, 10))).not.toContain("2026-11-25");
    await expect(set({ ...ctx.as(researcher), ifMatch: 0 }, berlin)).rejects.toMatchObject({
      code: "stale",
    });
  });
});
