import * as z from "zod/mini";
import { Feedback } from "../entities/observation.ts";
import {
  ConsentState,
  OwnParticipant,
  Participant,
  ParticipantStatus,
  RegisterParticipant,
  ScreeningPart,
  ScreenParticipant,
  SeenParticipant,
  Segment,
  TechLevel,
  UpdateParticipant,
} from "../entities/participant.ts";
import { Email } from "../entities/record.ts";
import { SessionInView } from "../entities/session.ts";
import { JobId, ParticipantId } from "../ids.ts";
import { CalendarDate, Locale, line, OperatingSystem } from "../scalars.ts";
import { ConsentPurpose } from "../study/study.ts";
import { count, listOf, page, routes } from "./route.ts";

const params = z.object({ id: ParticipantId });

export const participants = routes("participants", {
  registerParticipant: {
    method: "POST",
    path: "/api/participants/register",
    allow: ["public"],
    limit: { count: 300, perSeconds: 60, by: "source-address" },
    body: RegisterParticipant,
    answers: { 201: z.object({ participant: OwnParticipant, token: z.string() }) },
    errors: ["email_taken"],
    summary: "Registers a participant and gives the person's own token.",
  },
  listParticipants: {
    method: "GET",
    path: "/api/participants",
    allow: ["observer"],
    query: z.strictObject({
      ...page,
      status: z.optional(ParticipantStatus),
      segment: z.optional(Segment),
      techLevel: z.optional(TechLevel),
      operatingSystem: z.optional(OperatingSystem),
      email: z.optional(line(254)),
      search: z.optional(line(100)),
    }),
    answers: { 200: listOf(SeenParticipant) },
    errors: ["invalid_cursor"],
    summary: "Lists participants, newest first.",
  },
  readParticipant: {
    method: "GET",
    path: "/api/participants/{id}",
    allow: ["self", "observer"],
    notByLink: true,
    params,
    answers: {
      200: z.object({
        participant: SeenParticipant,
        sessions: z.array(SessionInView),
        feedback: z.array(Feedback),
        statistics: z.object({ sessions: count, completed: count, noShows: count, emails: count }),
        emails: z.array(Email),
      }),
    },
    summary: "One participant with sessions, feedback, statistics and mails.",
  },
  updateParticipant: {
    method: "PUT",
    path: "/api/participants/{id}",
    allow: ["self", "researcher"],
    notByLink: true,
    params,
    body: UpdateParticipant,
    answers: { 200: z.object({ participant: SeenParticipant }) },
    errors: ["email_taken", "state_conflict", "stale"],
    summary: "Changes what is given and keeps the rest.",
  },
  screenParticipant: {
    method: "POST",
    path: "/api/participants/{id}/screen",
    allow: ["self", "researcher"],
    notByLink: true,
    params,
    body: ScreenParticipant,
    answers: {
      200: z.union([
        z.object({
          score: z.number(),
          eligible: z.boolean(),
          status: ParticipantStatus,
          breakdown: z.array(ScreeningPart),
          recommendations: z.array(z.string()),
          ruleVersion: z.string(),
        }),
        z.object({ eligible: z.boolean(), status: ParticipantStatus, next: z.string() }),
      ]),
    },
    errors: ["already_screened", "state_conflict", "stale"],
    summary: "Scores the screening and decides on eligibility.",
  },
  segmentStatistics: {
    method: "GET",
    path: "/api/participants/stats/segments",
    allow: ["observer"],
    answers: {
      200: z.object({
        segments: z.array(
          z.object({
            segment: Segment,
            count,
            percentage: z.number(),
            byStatus: z.record(z.string(), count),
          }),
        ),
        total: count,
        dailyRegistrations: z.array(z.object({ date: CalendarDate, count })),
        conversionRate: z.object({
          screened: z.number(),
          eligible: z.number(),
          scheduled: z.number(),
          completed: z.number(),
        }),
      }),
    },
    summary: "How the participants are spread over segments and stages.",
  },
  giveConsent: {
    method: "POST",
    path: "/api/participants/{id}/consent",
    allow: ["self"],
    params,
    body: z.strictObject({
      purpose: ConsentPurpose,
      given: z.boolean(),
      language: z.optional(Locale),
    }),
    answers: { 200: z.object({ consent: ConsentState, participant: OwnParticipant }) },
    errors: ["stale"],
    summary: "Gives or withdraws consent to one purpose.",
  },
  exportParticipant: {
    method: "GET",
    path: "/api/participants/{id}/export",
    allow: ["self", "admin"],
    notByLink: true,
    params,
    answers: { 200: z.looseObject({ participant: Participant }), 202: z.object({ jobId: JobId }) },
    errors: ["email_unverified"],
    summary: "Everything held on the person.",
  },
  eraseParticipant: {
    method: "DELETE",
    path: "/api/participants/{id}",
    allow: ["self", "admin"],
    notByLink: true,
    params,
    answers: { 202: z.object({ jobId: JobId }) },
    errors: ["stale"],
    summary:
      "Erases the person from every store; the job holds the certificate, and waits for the end of a legal hold.",
  },
});
