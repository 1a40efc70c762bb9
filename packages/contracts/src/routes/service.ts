import * as z from "zod/mini";
import { Alert, CreateIssue, Issue, IssueStatus, UpdateIssue } from "../entities/observation.ts";
import { OperatingSystem, Staff, StaffPreferences, StaffRole } from "../entities/participant.ts";
import { AuditEntry, Email, EmailKind, EmailStatus } from "../entities/record.ts";
import { AlertId, EmailId, IssueId, ParticipantId, SessionId, SourceName } from "../ids.ts";
import { Instant, line, Rate, text } from "../scalars.ts";
import { Study } from "../study/study.ts";
import { count, listOf, page, routes } from "./route.ts";

const flag = z.optional(z.enum(["true", "false"]));
const state = z.enum(["ok", "slow", "down"]);

export const service = routes("service", {
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
  readStudy: {
    method: "GET",
    path: "/api/study",
    allow: ["public"],
    answers: {
      200: z.object({
        study: Study,
        settings: z.object({
          name: z.string(),
          controller: z.string(),
          privacyContact: z.string(),
          privacyNoticeUrl: z.string(),
          brandColor: z.string(),
          maxFileSize: count,
          maxRecordingSize: count,
          retentionDays: count,
          signIn: z.object({ issuer: z.string(), clientId: z.string() }),
        }),
      }),
    },
    summary: "Texts, scenarios, consent texts and what the portal shows.",
  },
  unsubscribe: {
    method: "POST",
    path: "/api/email/unsubscribe",
    allow: ["public"],
    query: z.strictObject({ token: line(500) }),
    anyBody: true,
    answers: { 200: z.object({ unsubscribed: z.literal(true) }) },
    errors: ["code_spent"],
    summary: "One-click unsubscribe of RFC 8058.",
  },
  showUnsubscribe: {
    method: "GET",
    path: "/api/email/unsubscribe",
    allow: ["public"],
    query: z.strictObject({ token: line(500) }),
    answers: { 302: null },
    summary: "Leads to the page with the button; changes nothing.",
  },
  emailStatistics: {
    method: "GET",
    path: "/api/email/stats",
    allow: ["observer"],
    answers: {
      200: z.object({
        total: count,
        byKind: z.record(z.string(), z.record(z.string(), count)),
        byStatus: z.record(z.string(), count),
        delivery: Rate,
        bounce: Rate,
        complaint: Rate,
      }),
    },
    summary: "How mails fared, by kind and status.",
  },
  listEmails: {
    method: "GET",
    path: "/api/emails",
    allow: ["observer"],
    query: z.strictObject({
      ...page,
      kind: z.optional(EmailKind),
      status: z.optional(EmailStatus),
      participantId: z.optional(ParticipantId),
      sessionId: z.optional(SessionId),
    }),
    answers: { 200: listOf(Email) },
    errors: ["invalid_cursor"],
    summary: "The delivery log.",
  },
  readEmail: {
    method: "GET",
    path: "/api/emails/{id}",
    allow: ["researcher"],
    params: z.object({ id: EmailId }),
    answers: { 200: z.object({ email: Email }) },
    summary: "One mail with its text.",
  },
  sendMessage: {
    method: "POST",
    path: "/api/emails",
    allow: ["researcher"],
    body: z.strictObject({
      // all are queued in one transaction
      participantIds: z.array(ParticipantId).check(z.minLength(1), z.maxLength(95)),
      subject: line(200),
      text: text(10_000).check(z.minLength(1)),
    }),
    answers: {
      202: z.object({
        queued: count,
        skipped: z.array(z.object({ participantId: ParticipantId, reason: z.string() })),
      }),
    },
    summary: "A message to chosen participants, not to the unsubscribed.",
  },
  resendEmail: {
    method: "POST",
    path: "/api/emails/{id}/resend",
    allow: ["researcher"],
    params: z.object({ id: EmailId }),
    limit: { count: 5, perSeconds: 3600, by: "email" },
    answers: { 202: z.object({ email: Email }) },
    errors: ["state_conflict"],
    summary: "Sends a mail once more.",
  },
  readOverview: {
    method: "GET",
    path: "/api/dashboard/overview",
    allow: ["observer"],
    answers: {
      200: z.looseObject({
        at: Instant,
        today: z.looseObject({ scheduled: count, completed: count }),
        active: count,
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
  listAudit: {
    method: "GET",
    path: "/api/audit",
    allow: ["admin"],
    query: z.strictObject({
      ...page,
      resource: z.optional(line(128)),
      actor: z.optional(line(128)),
    }),
    answers: { 200: listOf(AuditEntry) },
    errors: ["invalid_cursor"],
    summary: "Who read or changed which person's data.",
  },
  issueTicket: {
    method: "POST",
    path: "/api/realtime/ticket",
    allow: ["client", "observer"],
    answers: { 200: z.object({ ticket: z.string(), url: z.string() }) },
    summary: "A ticket for one WebSocket connection within 60 seconds.",
  },
  readHealth: {
    method: "GET",
    path: "/health",
    allow: ["public"],
    answers: {
      200: z.object({
        status: state,
        checks: z.array(z.object({ name: z.string(), state, latencyMs: z.number() })),
      }),
      503: z.object({
        status: state,
        checks: z.array(z.object({ name: z.string(), state, latencyMs: z.number() })),
      }),
    },
    summary: "Each dependency's state and latency.",
  },
  readStatus: {
    method: "GET",
    path: "/api/status",
    allow: ["public"],
    answers: {
      200: z.object({
        version: z.string(),
        stage: z.string(),
        time: Instant,
        services: z.array(z.object({ name: z.string(), state })),
      }),
    },
    summary: "Version, stage, time and services.",
  },
  readOpenApi: {
    method: "GET",
    path: "/openapi.json",
    allow: ["public"],
    answers: { 200: z.looseObject({ openapi: z.string() }) },
    summary: "This contract as OpenAPI 3.1.",
  },
  readDocs: {
    method: "GET",
    path: "/docs",
    allow: ["public"],
    answers: { 200: z.string() },
    contentType: "text/html; charset=utf-8",
    summary: "This contract as a page.",
  },
});
