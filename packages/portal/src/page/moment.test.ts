import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inWords } from "./moment.tsx";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-12-31T22:00:00Z") }));
afterEach(() => void vi.useRealTimers());

it.each([
  ["2026-12-24T10:00:00Z", "UTC", false],
  ["2025-12-24T10:00:00Z", "UTC", true],
  ["2027-01-01T10:00:00Z", "UTC", true],
  // Where it is New Year already, the new year is this one.
  ["2027-01-01T10:00:00Z", "Asia/Tokyo", false],
])("says of %s in %s the year only where it is not this one", (at, timeZone, said) => {
  const words = inWords(at, { region: "en-GB", form: "long", timeZone });
  expect(words.includes(at.slice(0, 4))).toBe(said);
});
