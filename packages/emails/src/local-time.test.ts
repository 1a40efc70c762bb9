import { describe, expect, it } from "vitest";
import { localClock, localShortDay, localTime } from "./local-time.ts";

const afternoon = "2026-11-24T14:00:00Z";

describe("localTime", () => {
  it.each([
    ["en", "Europe/Berlin", "Tuesday, 24 November 2026, 15:00 (Europe/Berlin, GMT+1)"],
    ["en-GB", "Europe/London", "Tuesday, 24 November 2026, 14:00 (Europe/London, GMT+0)"],
    ["en-US", "America/New_York", "Tuesday, November 24, 2026, 9:00 AM (America/New_York, GMT-5)"],
    ["en", "Asia/Kolkata", "Tuesday, 24 November 2026, 19:30 (Asia/Kolkata, GMT+5:30)"],
    ["en", "Pacific/Auckland", "Wednesday, 25 November 2026, 03:00 (Pacific/Auckland, GMT+13)"],
    ["de", "Europe/Berlin", "Dienstag, 24. November 2026, 15:00 Uhr (Europe/Berlin, GMT+1)"],
    ["de-AT", "Europe/Vienna", "Dienstag, 24. November 2026, 15:00 Uhr (Europe/Vienna, GMT+1)"],
    ["en", "UTC", "Tuesday, 24 November 2026, 14:00 (UTC)"],
  ])("writes %s in %s", (locale, timeZone, expected) => {
    expect(localTime(afternoon, timeZone, locale)).toBe(expected);
  });

  it("tells the two 02:30 of the night in which clocks go back apart", () => {
    const times = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"];
    expect(times.map((time) => localTime(time, "Europe/Berlin", "en"))).toEqual([
      "Sunday, 25 October 2026, 02:30 (Europe/Berlin, GMT+2)",
      "Sunday, 25 October 2026, 02:30 (Europe/Berlin, GMT+1)",
    ]);
  });

  it.each(["fr-CA", "xx", "", "de_", "en-u-nu-thai", "not a locale"])(
    "reads %j as a language of ours without failing",
    (locale) => {
      expect(localTime(afternoon, "Europe/Berlin", locale)).toMatch(/2026, 15:00/);
    },
  );

  it("refuses an unknown zone", () => {
    expect(() => localTime(afternoon, "Luna/Crater", "en")).toThrow(RangeError);
  });
});

it("writes short days and clock times for subjects", () => {
  expect(localShortDay(afternoon, "Europe/Berlin", "en")).toBe("Tue, 24 Nov");
  expect(localShortDay(afternoon, "Europe/Berlin", "de")).toBe("Di, 24. Nov.");
  expect(localClock(afternoon, "Europe/Berlin", "de-CH")).toBe("15:00 Uhr");
});
