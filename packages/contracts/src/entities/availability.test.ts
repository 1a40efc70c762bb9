import { expect, it } from "vitest";
import { Availability } from "./record.ts";

const withHours = (from: string, to: string) =>
  Availability.safeParse({
    timeZone: "Europe/Berlin",
    slotMinutes: 60,
    capacity: 1,
    openingHours: { monday: [{ from, to }] },
  });

it.each([
  ["09:00", "17:00"],
  ["00:00", "24:00"],
])("takes hours from %s to %s", (from, to) => {
  expect(withHours(from, to).success).toBe(true);
});

it.each([
  ["17:00", "09:00"],
  ["09:00", "09:00"],
  ["24:00", "09:00"],
])("refuses hours from %s to %s and says where", (from, to) => {
  expect(withHours(from, to).error?.issues[0]).toMatchObject({
    path: ["openingHours", "monday", 0, "to"],
    message: "must be later than from",
  });
});
