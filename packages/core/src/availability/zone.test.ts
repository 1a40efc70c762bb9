import { describe, expect, it } from "vitest";
import { localDate, localTime, momentOf } from "./zone.ts";

const at = (date: string, minutes: number, zone: string) => {
  const moment = momentOf(date, minutes, zone);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

describe("wall clocks", () => {
  it.each([
    ["2026-11-23", 540, "Europe/Berlin", "2026-11-23T08:00:00.000Z"],
    ["2026-07-01", 540, "Europe/Berlin", "2026-07-01T07:00:00.000Z"],
    ["2026-07-01", 540, "Asia/Kolkata", "2026-07-01T03:30:00.000Z"],
    ["2026-07-01", 540, "America/Los_Angeles", "2026-07-01T16:00:00.000Z"],
    ["2026-07-01", 60, "Pacific/Auckland", "2026-06-30T13:00:00.000Z"],
    ["2026-07-01", 1440, "UTC", "2026-07-02T00:00:00.000Z"],
    // clocks go forward at 02:00 on 2026-03-29 and back at 03:00 on 2026-10-25
    ["2026-03-29", 119, "Europe/Berlin", "2026-03-29T00:59:00.000Z"],
    ["2026-03-29", 180, "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
    ["2026-10-25", 150, "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25", 180, "Europe/Berlin", "2026-10-25T02:00:00.000Z"],
  ])("on %s, %i minutes after midnight, in %s it is %s", (date, minutes, zone, instant) => {
    expect(at(date, minutes, zone)).toBe(instant);
  });

  it("skip an hour in spring", () => {
    expect(at("2026-03-29", 150, "Europe/Berlin")).toBeUndefined();
  });

  it("are told with their offset", () => {
    const moment = Date.parse("2026-11-23T22:30:00Z");
    expect(localTime(moment, "Asia/Kolkata")).toBe("2026-11-24T04:00+05:30");
    expect(localTime(moment, "America/New_York")).toBe("2026-11-23T17:30-05:00");
    expect(localDate(moment, "Europe/Berlin")).toBe("2026-11-23");
    expect(localDate(moment, "Asia/Kolkata")).toBe("2026-11-24");
  });
});
