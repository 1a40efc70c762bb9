import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** One connection as its events describe it. */
export interface ConnectionFacts {
  connectionId: string;
  apiId: string;
  stage: string;
  domainName: string;
  sourceIp: string;
  userAgent: string;
  connectedAt: number;
}

type EventKind =
  | { eventType: "CONNECT" }
  | { eventType: "MESSAGE"; routeKey: string; messageId: string }
  | { eventType: "DISCONNECT"; disconnectStatusCode: number; disconnectReason: string };

const routeKeys = { CONNECT: "$connect", DISCONNECT: "$disconnect" } as const;

/** `requestContext` of an event of a WebSocket API. */
export function websocketContext(facts: ConnectionFacts, kind: EventKind, at: number) {
  const requestId = randomUUID();
  return {
    routeKey: kind.eventType === "MESSAGE" ? kind.routeKey : routeKeys[kind.eventType],
    ...(kind.eventType === "MESSAGE" && { messageId: kind.messageId }),
    ...(kind.eventType === "DISCONNECT" && {
      disconnectStatusCode: kind.disconnectStatusCode,
      disconnectReason: kind.disconnectReason,
    }),
    eventType: kind.eventType,
    extendedRequestId: requestId,
    requestTime: new Date(at).toUTCString(),
    messageDirection: "IN",
    stage: facts.stage,
    connectedAt: facts.connectedAt,
    requestTimeEpoch: at,
    identity: { sourceIp: facts.sourceIp, userAgent: facts.userAgent },
    requestId,
    domainName: facts.domainName,
    connectionId: facts.connectionId,
    apiId: facts.apiId,
  };
}

/** Headers and query of the handshake, as `$connect` gets them. */
export function handshakeFields(headers: IncomingHttpHeaders, query: URLSearchParams) {
  const single: Record<string, string> = {};
  const multi: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    const values = Array.isArray(value) ? value : [value ?? ""];
    const sent = headerCase(name);
    single[sent] = values.at(-1) ?? "";
    multi[sent] = values;
  }
  const names = [...new Set(query.keys())];
  return {
    headers: single,
    multiValueHeaders: multi,
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(query),
      multiValueQueryStringParameters: Object.fromEntries(
        names.map((name) => [name, query.getAll(name)]),
      ),
    }),
  };
}

/** The gateway hands on header names in the case of the standard. */
function headerCase(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
