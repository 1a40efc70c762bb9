import * as z from "zod/mini";
import { Insights } from "../entities/insights.ts";
import { Alert, Struggle } from "../entities/observation.ts";
import { Segment } from "../entities/participant.ts";
import { Report } from "../entities/report.ts";
import { SessionOutcome, SessionStatus, SessionTask } from "../entities/session.ts";
import { JobId, ParticipantId, SessionId } from "../ids.ts";
import { Instant, Locale, line, OperatingSystem } from "../scalars.ts";
import { ScenarioType } from "../study/study.ts";
import { count, routes } from "./route.ts";

/** Of titles and sentences; a tag such as `de-CH`. English where the service does not speak it. */
const language = { language: z.optional(Locale) };

const filters = {
  from: z.optional(Instant),
  to: z.optional(Instant),
  segment: z.optional(Segment),
  scenarioType: z.optional(ScenarioType),
  operatingSystem: z.optional(OperatingSystem),
  build: z.optional(line(64)),
  variant: z.optional(line(64)),
  ...language,
};

export const ReportType = z.enum([
  "session-summary",
  "user-experience",
  "technical-issues",
  "performance-trends",
  "segment-insights",
]);
export type ReportType = z.infer<typeof ReportType>;

export const analytics = routes("analytics", {
  analyzeSession: {
    method: "GET",
    path: "/api/analytics/sessions/{id}",
    allow: ["observer"],
    params: z.object({ id: SessionId }),
    query: z.strictObject(language),
    answers: {
      200: z.looseObject({
        sessionId: SessionId,
        eventCount: count,
        timeline: z.array(z.looseObject({ at: Instant })),
        tasks: z.array(SessionTask),
        patterns: z.looseObject({}),
        performance: z.looseObject({}),
        errors: z.array(z.looseObject({ fingerprint: z.string(), count })),
        struggles: z.array(Struggle),
        alerts: z.array(Alert),
        friction: z.object({
          value: z.nullable(z.number()),
          formula: z.string(),
          parts: z.record(z.string(), z.number()),
        }),
      }),
    },
    summary: "What happened in a session, by task and time.",
  },
  readJourney: {
    method: "GET",
    path: "/api/analytics/participants/{id}/journey",
    allow: ["observer"],
    params: z.object({ id: ParticipantId }),
    answers: {
      200: z.looseObject({
        participantId: ParticipantId,
        code: z.string(),
        steps: z.array(z.looseObject({ at: Instant, kind: z.string() })),
        /** The sessions that took place, the first one first. */
        progression: z.array(
          z.object({
            sessionId: SessionId,
            scenarioType: ScenarioType,
            status: SessionStatus,
            outcome: z.optional(SessionOutcome),
            progress: count,
            startedAt: z.optional(Instant),
            endedAt: z.optional(Instant),
            tasksCompleted: count,
            tasks: count,
            errors: count,
            helps: count,
            struggles: count,
            installRating: z.optional(z.number()),
            npsScore: z.optional(z.number()),
            susScore: z.optional(z.number()),
          }),
        ),
      }),
    },
    summary: "Everything a participant went through, in time order.",
  },
  readInsights: {
    method: "GET",
    path: "/api/analytics/insights",
    allow: ["observer"],
    query: z.strictObject(filters),
    answers: {
      200: Insights,
    },
    summary: "Rates, times and scores over a range, with intervals and verdicts.",
  },
  readRealtime: {
    method: "GET",
    path: "/api/analytics/realtime",
    allow: ["observer"],
    answers: {
      200: z.object({
        at: Instant,
        activeSessions: count,
        eventsPerMinute: count,
        struggling: count,
        openAlerts: count,
        watchers: count,
      }),
    },
    summary: "What is going on right now.",
  },
  readReport: {
    method: "GET",
    path: "/api/analytics/reports/{type}",
    allow: ["observer"],
    params: z.object({ type: ReportType }),
    query: z.strictObject({
      ...filters,
      sessionId: z.optional(SessionId),
      format: z._default(z.enum(["json", "csv", "pdf"]), "json"),
    }),
    answers: {
      200: z.looseObject({ type: ReportType, ...Report.shape }),
      202: z.object({ jobId: JobId }),
    },
    summary: "One of the five reports, as JSON, CSV or PDF.",
  },
});
