import { expect, it } from "vitest";
import { sessionsOfDay } from "./today.tsx";

it.each([
  ["2026-11-25T23:30:00.000Z", "UTC", "2026-11-25"],
  ["2026-11-25T23:30:00.000Z", "Europe/Berlin", "2026-11-26"],
  ["2026-11-25T03:00:00.000Z", "America/New_York", "2026-11-24"],
])("%s in %s leads to the sessions of %s", (at, zone, day) => {
  expect(sessionsOfDay(at, zone)).toBe(`/staff/sessions?from=${day}&to=${day}`);
});
