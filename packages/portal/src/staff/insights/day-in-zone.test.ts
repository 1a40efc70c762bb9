import { expect, it } from "vitest";
import { noonOf } from "./day-in-zone.ts";

it.each([
  ["2026-11-25", "UTC", "2026-11-25T12:00:00.000Z"],
  ["2026-11-25", "Europe/Berlin", "2026-11-25T11:00:00.000Z"],
  ["2026-07-01", "Europe/Berlin", "2026-07-01T10:00:00.000Z"],
  ["2026-11-25", "Pacific/Kiritimati", "2026-11-24T22:00:00.000Z"],
  ["2026-11-25", "America/St_Johns", "2026-11-25T15:30:00.000Z"],
  ["soon", "UTC", undefined],
])("%s in %s is %s", (day, zone, instant) => expect(noonOf(day, zone)).toBe(instant));
