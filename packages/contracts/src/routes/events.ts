import * as z from "zod/mini";
import { acceptEvents } from "../events/accept.ts";
import {
  EventBatch,
  IngestAnswer,
  SentEvent,
  SequenceRanges,
  StoredEvent,
} from "../events/event.ts";
import { EventType } from "../events/event-types.ts";
import { refuseEvents } from "../events/refuse.ts";
import { SessionId, SourceName } from "../ids.ts";
import { Instant } from "../scalars.ts";
import { count, listOf, routes } from "./route.ts";

const params = z.object({ id: SessionId });

export const events = routes("events", {
  ingestEvents: {
    method: "POST",
    path: "/api/sessions/{id}/events",
    allow: ["client", "self", "researcher"],
    audited: true,
    params,
    body: z.union([EventBatch, SentEvent]),
    refuse: refuseEvents,
    accept: acceptEvents,
    answers: { 202: IngestAnswer },
    errors: [
      "unknown_event_type",
      "source_forbidden",
      "session_not_started",
      "source_numbering",
      "state_conflict",
      "session_closed",
      "too_large",
    ],
    summary:
      "Takes events of the tested program, the portal or staff; a batch is taken whole or not at all.",
  },
  listEvents: {
    method: "GET",
    path: "/api/sessions/{id}/events",
    allow: ["observer"],
    params,
    query: z.strictObject({
      limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(1000)), 50),
      cursor: z.optional(z.string().check(z.maxLength(2048))),
      source: z.optional(SourceName),
      after: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
      type: z.optional(EventType),
      summary: z.optional(z.literal("1")),
    }),
    answers: {
      200: z.union([
        listOf(StoredEvent),
        z.object({
          total: count,
          byType: z.record(z.string(), count),
          sources: z.array(
            z.object({
              source: SourceName,
              count,
              lastSeq: count,
              gaps: SequenceRanges,
              firstAt: z.optional(Instant),
              lastAt: z.optional(Instant),
              clockCorrectionMs: z.number(),
            }),
          ),
        }),
      ]),
    },
    errors: ["invalid_cursor"],
    summary: "Events in order, or their summary.",
  },
});
