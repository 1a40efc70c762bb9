/** The service about itself: the study, the audit, health, and this contract. */
import * as z from "zod/mini";
import { AuditEntry } from "../entities/record.ts";
import { Instant, line } from "../scalars.ts";
import { Study } from "../study/study.ts";
import { count, listOf, page, routes } from "./route.ts";

const state = z.enum(["ok", "slow", "down"]);

export const service = routes("service", {
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
