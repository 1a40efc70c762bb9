/** When sessions can be booked. */
import * as z from "zod/mini";
import { Availability, Slot } from "../entities/record.ts";
import { SessionId } from "../ids.ts";
import { Instant, TimeZone } from "../scalars.ts";
import { count, routes } from "./route.ts";

export const availability = routes("sessions", {
  readAvailability: {
    method: "GET",
    path: "/api/availability",
    allow: ["public"],
    query: z.strictObject({
      from: z.optional(Instant),
      to: z.optional(Instant),
      timeZone: z.optional(TimeZone),
    }),
    answers: { 200: z.object({ timeZone: TimeZone, slots: z.array(Slot) }) },
    summary: "Free slots, told in the asker's zone.",
  },
  readOpeningHours: {
    method: "GET",
    path: "/api/availability/settings",
    allow: ["observer"],
    answers: { 200: z.object({ availability: Availability, version: count }) },
    summary:
      "What the free slots follow from; the version is for If-Match, 0 while nothing is set.",
  },
  setAvailability: {
    method: "PUT",
    path: "/api/availability",
    allow: ["researcher"],
    body: Availability,
    answers: { 200: z.object({ availability: Availability, noLongerFit: z.array(SessionId) }) },
    errors: ["stale"],
    summary: "Sets opening hours, slot length and capacity.",
  },
});
