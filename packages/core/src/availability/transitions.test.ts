/** Wall clocks of 40 zones around each change of their clocks: API, mails, calendar and a browser agree. */
import { localTime as mailTime } from "@luna/emails";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { invitationFile } from "../calendar/invitation.ts";
import { defaultAvailability, nextMoment, slotsIn } from "./opening.ts";
import { laterDate, localDate, localTime, momentOf } from "./zone.ts";

const zones = [
  ...["Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Athens"],
  ...[
    "Europe/Chisinau",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Atlantic/Azores",
    "Atlantic/Reykjavik",
  ],
  ...["Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Asia/Beirut"],
  ...["Asia/Jerusalem", "Asia/Tehran", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka"],
  ...["Asia/Shanghai", "Asia/Tokyo", "Asia/Gaza", "Australia/Sydney", "Australia/Adelaide"],
  ...["Australia/Lord_Howe", "Australia/Eucla", "Pacific/Auckland", "Pacific/Chatham"],
  ...["Pacific/Kiritimati", "Pacific/Easter", "Pacific/Norfolk", "America/New_York"],
  ...["America/Los_Angeles", "America/St_Johns", "America/Havana", "America/Santiago"],
  ...["America/Asuncion", "America/Nuuk", "Antarctica/Troll"],
];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Making a format takes a hundred times as long as using it. */
const once = <Value>(make: (timeZone: string) => Value) => {
  const made = new Map<string, Value>();
  return (timeZone: string): Value => {
    if (!made.has(timeZone)) made.set(timeZone, make(timeZone));
    return made.get(timeZone)!;
  };
};
const offsets = once(
  (timeZone) => new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }),
);
const browsers = once(
  (timeZone) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "full", timeStyle: "short" }),
);

/** What ICU says an offset is, in minutes: not by the way that the code under test goes. */
function offsetAt(ms: number, timeZone: string): number {
  const name = offsets(timeZone)
    .formatToParts(ms)
    .find(({ type }) => type === "timeZoneName")!.value;
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)!;
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** Moments of a year at which a zone's clocks change. */
const changesOf = once((timeZone) => {
  const changes: number[] = [];
  const end = Date.parse("2027-01-01T00:00:00Z");
  for (let from = Date.parse("2026-01-01T00:00:00Z"); from < end; from += 7 * dayMs) {
    let [low, high] = [from, from + 7 * dayMs];
    if (offsetAt(low, timeZone) === offsetAt(high, timeZone)) continue;
    while (high - low > minuteMs) {
      const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs;
      if (offsetAt(middle, timeZone) === offsetAt(low, timeZone)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
});

const winter = Date.parse("2026-12-01T00:00:00Z");
/** Around each change, and one day for zones that have none. */
const moments = (timeZone: string) => [...changesOf(timeZone), winter];

it("covers 40 zones, with changes at midnight, of half an hour and of two hours among them", () => {
  expect(new Set(zones).size).toBe(40);
  const sizes = zones.flatMap((zone) =>
    changesOf(zone).map((at) => Math.abs(offsetAt(at, zone) - offsetAt(at - minuteMs, zone))),
  );
  expect(new Set(sizes)).toEqual(new Set([30, 60, 120]));
});

describe.each(zones)("%s", (zone) => {
  it("shows one instant alike in API, mail, calendar file and browser", () => {
    for (const change of moments(zone))
      for (const shift of [-60, -15, 0, 30, 60]) {
        const ms = change + shift * minuteMs;
        const instant = new Date(ms).toISOString();
        const api = localTime(ms, zone);
        expect(Date.parse(api), api).toBe(ms);

        const browser = browsers(zone).format(ms);
        const mail = mailTime(instant, zone, "en-GB");
        const clock = api.slice(11, 16);
        expect([mail, browser], mail).toEqual([
          expect.stringContaining(clock),
          expect.stringContaining(clock),
        ]);
        const day = String(Number(api.slice(8, 10)));
        expect([mail, browser]).toEqual([
          expect.stringMatching(new RegExp(`\\b${day} `)),
          expect.stringMatching(new RegExp(`\\b${day} `)),
        ]);

        const file = invitationFile({
          ...{ method: "REQUEST", sessionId: "ses_1", sequence: 0, start: instant },
          ...{ durationMinutes: 60, title: "Session", description: "S0001", stamp: instant },
          organizer: { name: "Study", email: "study@luna.example" },
          attendee: { name: "Mira", email: "mira@example.org" },
        });
        const event = new ICAL.Event(
          new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent")!,
        );
        expect(event.startDate.toJSDate().getTime()).toBe(Math.floor(ms / 1000) * 1000);
      }
  });

  it("resolves each wall time by the written rule", () => {
    for (const change of moments(zone)) {
      const date = localDate(change - hourMs, zone);
      for (const day of [date, laterDate(date, 1)]) {
        // every quarter of the day, by asking the clock at every quarter of an hour around it
        const midnight = Date.parse(`${day}T00:00:00Z`);
        const shown = new Map<string, number>();
        for (let ms = midnight - 16 * hourMs; ms < midnight + 40 * hourMs; ms += 15 * minuteMs) {
          const wall = new Date(ms + offsetAt(ms, zone) * minuteMs).toISOString().slice(0, 16);
          if (!shown.has(wall)) shown.set(wall, ms);
        }
        for (let minutes = 0; minutes < 24 * 60; minutes += 15) {
          const wall = new Date(midnight + minutes * minuteMs).toISOString().slice(0, 16);
          const first = shown.get(wall);
          expect(momentOf(day, minutes, zone), `${wall} in ${zone}`).toBe(first);
          const skipsTo = first ?? changesOf(zone).find((at) => localDate(at, zone) >= day);
          expect(nextMoment(day, minutes, zone), `${wall} in ${zone}`).toBe(skipsTo);
        }
      }
    }
  });

  it("cuts slots of whole length that do not overlap and lie in the open hours", () => {
    const always = { ...defaultAvailability, timeZone: zone, slotMinutes: 45 };
    for (const change of moments(zone)) {
      const range = { from: change - dayMs, to: change + dayMs };
      const slots = slotsIn(always, range);
      expect(slots.length).toBeGreaterThan(15);
      for (const [at, { from, to }] of slots.entries()) {
        expect(to - from).toBe(45 * minuteMs);
        expect(from).toBeGreaterThanOrEqual(slots[at - 1]?.to ?? 0);
        const clock = localTime(from, zone).slice(11, 16);
        expect(clock >= "08:00" && clock < "20:00", clock).toBe(true);
      }
    }
  });
});
