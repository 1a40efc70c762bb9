/** The first request that each function is measured with: one that reads or writes one item, after all checks. */
import type { Area } from "@luna/contracts/routes/route";
import type { RouteId, RouteRequest } from "@luna/contracts/routes/table";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { gatewayEvent } from "../../../functions/src/testing/gateway-event.ts";
import { participantId, sessionId } from "../fake/tokens.ts";
import { sampleBatch } from "../sample-events.ts";

export interface Tokens {
  client: string;
  participant: string;
  staff: string;
  /** What the peer's program is called with. */
  peer: string;
}

/** Requests that cost the same to check, so that a function stands beside a peer that does its like. */
export type RequestKind = "batch" | "small" | "read";

export interface FirstRequest {
  kind: RequestKind;
  event: APIGatewayProxyEventV2;
}

const asCaller = ({ token, ...request }: Parameters<typeof gatewayEvent>[0] & { token: string }) =>
  gatewayEvent({
    ...request,
    headers: {
      accept: "application/json",
      "user-agent": "bench",
      "x-forwarded-for": "203.0.113.7",
      authorization: `Bearer ${token}`,
    },
  });

/** A request without the path's parameter. */
type Body<Id extends RouteId> = Omit<RouteRequest<Id>, "id">;

const fileId = "fil_01JD0000000000000000000001";
const completion = {
  success: true,
  notes: "Installed on the second try.",
} satisfies Body<"completeSession">;

export const firstRequests = (tokens: Tokens): Record<Area, FirstRequest> => ({
  participants: {
    kind: "small",
    event: asCaller({
      routeKey: "POST /api/participants/{id}/screen",
      path: { id: participantId },
      token: tokens.participant,
      body: {
        adult: true,
        available: true,
        hasAdminRights: true,
        hasReliableInternet: true,
        motivationLevel: "high",
      } satisfies Body<"screenParticipant">,
    }),
  },
  sessions: {
    kind: "small",
    event: asCaller({
      routeKey: "POST /api/sessions/{id}/complete",
      path: { id: sessionId },
      token: tokens.client,
      body: completion,
    }),
  },
  events: { kind: "batch", event: postBatch(tokens.client) },
  analytics: { kind: "read", event: readSession(tokens.staff) },
  files: {
    kind: "small",
    event: asCaller({
      routeKey: "POST /api/files/{id}/complete",
      path: { id: fileId },
      token: tokens.client,
      body: { size: 1_048_576, sha256: "0".repeat(64) } satisfies Body<"completeFile">,
    }),
  },
  service: {
    kind: "small",
    event: asCaller({
      routeKey: "POST /api/realtime/ticket",
      path: {},
      token: tokens.client,
      body: {},
    }),
  },
});

export const peerRequests = (tokens: Tokens): Record<RequestKind, APIGatewayProxyEventV2> => ({
  batch: postBatch(tokens.peer),
  small: asCaller({
    routeKey: "POST /api/sessions/{id}/complete",
    path: { id: sessionId },
    token: tokens.peer,
    body: completion,
  }),
  read: readSession(tokens.staff),
});

/** 50 events. */
export const postBatch = (token: string) =>
  asCaller({
    routeKey: "POST /api/sessions/{id}/events",
    path: { id: sessionId },
    token,
    body: sampleBatch(50),
  });

const readSession = (token: string) =>
  asCaller({
    routeKey: "GET /api/analytics/sessions/{id}",
    path: { id: sessionId },
    token,
  });
