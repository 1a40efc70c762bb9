import * as z from "zod/mini";
import {
  FileCategory,
  FileStatus,
  StoredFile,
  Upload,
  UploadFile,
  UploadPart,
} from "../entities/record.ts";
import { FileId, JobId, ParticipantId, SessionId } from "../ids.ts";
import { Instant, line, Sha256, whole } from "../scalars.ts";
import { count, listOf, page, routes } from "./route.ts";

const params = z.object({ id: FileId });

export const files = routes("files", {
  uploadFile: {
    method: "POST",
    path: "/api/files/upload",
    allow: ["self", "client", "researcher"],
    audited: true,
    body: UploadFile,
    answers: { 201: z.object({ file: StoredFile, upload: Upload }) },
    errors: ["media_type", "too_large", "consent_required", "email_unverified", "state_conflict"],
    summary: "Promises a file and gets the addresses to send it straight to the bucket.",
  },
  requestParts: {
    method: "POST",
    path: "/api/files/{id}/parts",
    allow: ["self", "client", "researcher"],
    audited: true,
    params,
    body: z.strictObject({
      parts: z.optional(
        z
          .array(z.strictObject({ number: whole(1, 10_000), sha256: z.optional(Sha256) }))
          .check(z.maxLength(1000)),
      ),
    }),
    answers: {
      200: z.object({
        partSize: whole(1),
        parts: z.array(UploadPart),
        uploaded: z.array(whole(1)),
      }),
    },
    errors: ["state_conflict", "too_large", "consent_required", "stale"],
    summary: "Addresses for parts of a multipart upload, and which are there already.",
  },
  completeFile: {
    method: "POST",
    path: "/api/files/{id}/complete",
    allow: ["self", "client", "researcher"],
    audited: true,
    params,
    body: z.strictObject({
      size: z.optional(whole(1)),
      sha256: z.optional(Sha256),
      startedAt: z.optional(Instant),
      durationSeconds: z.optional(z.number().check(z.gte(0), z.lte(86_400))),
      recordingId: z.optional(line(64)),
      segment: z.optional(whole(0)),
    }),
    answers: { 202: z.object({ file: StoredFile }) },
    errors: [
      "parts_missing",
      "part_too_small",
      "state_conflict",
      "too_large",
      "consent_required",
      "email_unverified",
      "stale",
    ],
    summary: "Ends an upload; size, hash and content are then checked in the store.",
  },
  readFile: {
    method: "GET",
    path: "/api/files/{id}",
    allow: ["self", "client", "observer"],
    params,
    answers: { 302: null, 200: z.object({ file: StoredFile, url: z.string() }) },
    errors: ["not_verified", "email_unverified"],
    summary: "A short-lived link to the file.",
  },
  listFiles: {
    method: "GET",
    path: "/api/files",
    allow: ["self", "observer"],
    query: z.strictObject({
      ...page,
      sessionId: z.optional(SessionId),
      participantId: z.optional(ParticipantId),
      category: z.optional(FileCategory),
      status: z.optional(FileStatus),
    }),
    answers: { 200: listOf(StoredFile) },
    errors: ["invalid_cursor", "email_unverified"],
    summary: "Lists files, newest first.",
  },
  deleteFile: {
    method: "DELETE",
    path: "/api/files/{id}",
    allow: ["self", "researcher"],
    params,
    answers: { 204: null },
    errors: ["on_hold", "email_unverified", "stale"],
    summary: "Removes the object and its record.",
  },
  storageStatistics: {
    method: "GET",
    path: "/api/files/stats/storage",
    allow: ["observer"],
    answers: {
      200: z.looseObject({
        files: count,
        bytes: count,
        byCategory: z.record(z.string(), z.object({ files: count, bytes: count })),
        byType: z.record(z.string(), z.object({ files: count, bytes: count })),
        /** By the month (UTC) in which they were verified: `2026-11`. */
        byMonth: z.record(z.string(), z.object({ files: count, bytes: count })),
        oldestAt: z.optional(Instant),
        dueForRemoval: z.object({ files: count, bytes: count }),
      }),
    },
    summary: "What is stored, by category, type and age, and what is due for removal.",
  },
  verifyFiles: {
    method: "POST",
    path: "/api/files/verify",
    allow: ["admin"],
    answers: { 202: z.object({ jobId: JobId }) },
    summary: "Re-checks stored objects against their hashes.",
  },
  previewRetention: {
    method: "GET",
    path: "/api/files/retention",
    allow: ["researcher"],
    query: z.strictObject(page),
    answers: { 200: listOf(z.object({ file: StoredFile, dueAt: Instant, reason: z.string() })) },
    summary: "What the next clean-up would remove, and why.",
  },
});
