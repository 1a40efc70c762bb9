/** The delivery log, messages to participants, and unsubscribing. */
import * as z from "zod/mini";
import { Email, EmailFigures, EmailKind, EmailStatus } from "../entities/record.ts";
import { EmailId, ParticipantId, SessionId } from "../ids.ts";
import { CalendarDate, line, text } from "../scalars.ts";
import { count, listOf, page, routes } from "./route.ts";

const FiguresOfKind = z.object({ kind: EmailKind, ...EmailFigures.shape });

export const emails = routes("service", {
  emailStatistics: {
    method: "GET",
    path: "/api/email/stats",
    allow: ["observer"],
    query: z.strictObject({ from: z.optional(CalendarDate), to: z.optional(CalendarDate) }),
    answers: {
      200: z.object({
        ...EmailFigures.shape,
        byKind: z.record(z.string(), z.record(z.string(), count)),
        kinds: z.array(FiguresOfKind),
        days: z.array(
          z.object({
            day: CalendarDate,
            ...EmailFigures.shape,
            kinds: z.array(FiguresOfKind),
          }),
        ),
      }),
    },
    summary: "How mails fared, by kind and status: in all, and on each UTC day of a range.",
  },
  listEmails: {
    method: "GET",
    path: "/api/emails",
    allow: ["observer"],
    audited: true,
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
    errors: ["state_conflict", "stale"],
    summary: "Sends a mail once more.",
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
});
