import { describe, expect, it } from "vitest";
import { addDays, dayIn, spanOf, weekOf } from "./week.ts";

const slot = (start: string, free = 1) => ({ start, end: start, free });

describe("dayIn", () => {
  it.each([
    ["2026-11-30T23:30:00.000Z", "UTC", "2026-11-30"],
    ["2026-11-30T23:30:00.000Z", "Europe/Berlin", "2026-12-01"],
    ["2026-11-30T03:30:00.000Z", "America/New_York", "2026-11-29"],
    ["2026-11-30T11:30:00.000Z", "Pacific/Kiritimati", "2026-12-01"],
  ])("%s in %s is %s", (instant, zone, day) => expect(dayIn(instant, zone)).toBe(day));
});

it.each([
  ["2026-12-29", 7, "2027-01-05"],
  // the clocks change on the 29th of March
  ["2026-03-28", 2, "2026-03-30"],
  ["2026-03-01", -1, "2026-02-28"],
])("%s and %i days is %s", (date, days, sum) => expect(addDays(date, days)).toBe(sum));

it("puts what is free on its day in the zone, and leaves out what is taken or of another week", () => {
  const week = weekOf(
    "2026-12-01",
    [
      slot("2026-11-30T22:59:00.000Z"),
      slot("2026-11-30T23:00:00.000Z"),
      slot("2026-12-01T10:00:00.000Z", 0),
      slot("2026-12-07T22:00:00.000Z"),
      slot("2026-12-07T23:00:00.000Z"),
    ],
    "Europe/Berlin",
  );
  expect(week.map(({ date, slots }) => [date, slots.length])).toEqual([
    ["2026-12-01", 1],
    ["2026-12-02", 0],
    ["2026-12-03", 0],
    ["2026-12-04", 0],
    ["2026-12-05", 0],
    ["2026-12-06", 0],
    ["2026-12-07", 1],
  ]);
});

it("asks for a span that holds the week in every zone", () => {
  const { from, to } = spanOf("2026-12-01");
  for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    expect(dayIn(from, zone) < "2026-12-01").toBe(true);
    expect(dayIn(to, zone) > "2026-12-07").toBe(true);
  }
});
