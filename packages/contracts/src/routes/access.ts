/** How a caller becomes known: links in mails, pairing codes, and who one is. */
import * as z from "zod/mini";
import { Staff, StaffPreferences, StaffRole } from "../entities/participant.ts";
import { ParticipantId, SessionId, SourceName } from "../ids.ts";
import { Instant, line, OperatingSystem } from "../scalars.ts";
import { count, listOf, page, routes } from "./route.ts";

export const access = routes("service", {
  requestLink: {
    method: "POST",
    path: "/api/auth/link",
    allow: ["public"],
    limit: { count: 5, perSeconds: 3600, by: "email" },
    body: z.strictObject({ email: line(254) }),
    answers: { 202: null },
    summary: "Mails a one-use sign-in link; the answer never tells whether the address is known.",
  },
  redeemCode: {
    method: "POST",
    path: "/api/auth/token",
    allow: ["public"],
    limit: { count: 300, perSeconds: 60, by: "source-address" },
    body: z.strictObject({ code: line(200) }),
    answers: {
      200: z.object({
        token: z.string(),
        participantId: ParticipantId,
        sessionId: z.optional(SessionId),
      }),
    },
    errors: ["code_spent"],
    summary: "Turns the code of a mail's link into a token.",
  },
  pairProgram: {
    method: "POST",
    path: "/api/auth/pair",
    allow: ["public"],
    limit: { count: 20, perSeconds: 60, by: "source-address" },
    body: z.strictObject({
      code: line(64),
      source: z.optional(SourceName),
      build: z.optional(line(64)),
      operatingSystem: z.optional(OperatingSystem),
      osVersion: z.optional(line(64)),
    }),
    answers: {
      200: z.object({
        token: z.string(),
        sessionId: SessionId,
        source: SourceName,
        lastSeq: count,
        expiresAt: Instant,
        websocketUrl: z.string(),
      }),
    },
    errors: ["code_spent"],
    summary: "How the desktop program learns its session.",
  },
  readMe: {
    method: "GET",
    path: "/api/me",
    allow: ["self", "client", "observer"],
    answers: {
      200: z.object({
        role: z.union([z.enum(["participant", "client"]), StaffRole]),
        id: z.string(),
        name: z.string(),
        permissions: z.array(z.string()),
        sessionId: z.optional(SessionId),
        preferences: z.optional(StaffPreferences),
      }),
    },
    summary: "Who the caller is and what it may do.",
  },
  updateMe: {
    method: "PATCH",
    path: "/api/me",
    allow: ["observer"],
    body: StaffPreferences,
    answers: { 200: z.object({ preferences: StaffPreferences }) },
    summary: "Changes one's own preferences.",
  },
  listStaff: {
    method: "GET",
    path: "/api/staff",
    allow: ["observer"],
    query: z.strictObject(page),
    answers: { 200: listOf(z.object({ ...Staff.shape, email: z.optional(z.string()) })) },
    summary: "Staff who have signed in; addresses from researchers up.",
  },
});
