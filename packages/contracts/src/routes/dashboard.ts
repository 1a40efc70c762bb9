/** What the team looks at while a study runs: the overview, alerts, issues, the live socket. */
import * as z from "zod/mini";
import { Alert, CreateIssue, Issue, IssueStatus, UpdateIssue } from "../entities/observation.ts";
import { Segment } from "../entities/participant.ts";
import { SessionStatus } from "../entities/session.ts";
import { AlertId, IssueId, SessionId } from "../ids.ts";
import { Instant } from "../scalars.ts";
import { ScenarioType } from "../study/study.ts";
import { count, listOf, page, routes } from "./route.ts";

/** A session by its codes alone. */
const SessionAtAGlance = z.looseObject({
  id: SessionId,
  code: z.string(),
  participantCode: z.string(),
  scenarioType: ScenarioType,
  segment: Segment,
  status: SessionStatus,
  scheduledAt: z.optional(Instant),
  startedAt: z.optional(Instant),
});

const flag = z.optional(z.enum(["true", "false"]));

export const dashboard = routes("service", {
  readOverview: {
    method: "GET",
    path: "/api/dashboard/overview",
    allow: ["observer"],
    answers: {
      200: z.looseObject({
        at: Instant,
        /** Sessions of today, in the study's zone, by how they stand. */
        today: z.object({
          scheduled: count,
          active: count,
          completed: count,
          failed: count,
          missed: count,
          cancelled: count,
        }),
        active: count,
        /** The next to come, and those that run. */
        next: z.array(SessionAtAGlance),
        running: z.array(SessionAtAGlance),
        funnel: z.array(z.object({ stage: z.string(), count })),
        alerts: count,
        struggling: count,
      }),
    },
    summary: "The dashboard in one read.",
  },
  listAlerts: {
    method: "GET",
    path: "/api/alerts",
    allow: ["observer"],
    query: z.strictObject({ ...page, open: flag, sessionId: z.optional(SessionId) }),
    answers: { 200: listOf(Alert) },
    errors: ["invalid_cursor"],
    summary: "Alerts, newest first.",
  },
  acknowledgeAlert: {
    method: "POST",
    path: "/api/alerts/{id}/acknowledge",
    allow: ["observer"],
    params: z.object({ id: AlertId }),
    answers: { 200: z.object({ alert: Alert }) },
    errors: ["stale"],
    summary: "Says that somebody has seen an alert.",
  },
  listIssues: {
    method: "GET",
    path: "/api/issues",
    allow: ["observer"],
    query: z.strictObject({ ...page, status: z.optional(IssueStatus) }),
    answers: { 200: listOf(Issue) },
    errors: ["invalid_cursor"],
    summary: "Problems found, over sessions.",
  },
  createIssue: {
    method: "POST",
    path: "/api/issues",
    allow: ["observer"],
    body: CreateIssue,
    answers: { 201: z.object({ issue: Issue }) },
    summary: "Records a problem by hand.",
  },
  updateIssue: {
    method: "PATCH",
    path: "/api/issues/{id}",
    allow: ["researcher"],
    params: z.object({ id: IssueId }),
    body: UpdateIssue,
    answers: { 200: z.object({ issue: Issue }) },
    errors: ["stale"],
    summary: "Changes a problem's status, severity or assignee.",
  },
  issueTicket: {
    method: "POST",
    path: "/api/realtime/ticket",
    allow: ["client", "observer"],
    answers: { 200: z.object({ ticket: z.string(), url: z.string() }) },
    summary: "A ticket for one WebSocket connection within 60 seconds.",
  },
});
