/** The HTTP adapter: from API Gateway's event to a verb and back, for every function the same. */
import { createHash } from "node:crypto";
import { pending } from "@luna/contracts/routes/pending";
import { type Route, routeKey } from "@luna/contracts/routes/route";
import type { RouteAnswer, RouteId, RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "@luna/core/context";
import { AppError } from "@luna/core/error";
import type { RateLimitState } from "@luna/core/rate-limit/state";
import { isReply, type Reply } from "@luna/core/reply";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { auditCall } from "./audit-call.ts";
import { authenticate } from "./authenticate.ts";
import { csvOf } from "./csv.ts";
import { limit, limitHeaders } from "./limit.ts";
import { createLog } from "./log.ts";
import { inputOf, jsonBody, rawBody } from "./parse.ts";
import { permit } from "./permit.ts";
import { problemOf } from "./problem.ts";
import { contextFor } from "./world.ts";

/** A verb as the adapter calls it. */
export type Verb<Id extends RouteId, World> = (
  ctx: Context & World,
  input: RouteInput<Id>,
) => Promise<RouteAnswer<Id> | Reply<unknown>>;

type Verbs<World> = { [Id in RouteId]?: Verb<Id, World> };

/**
 * The handler of one area, given its rows of the route table: a function loads no others. `verbs` has one for each of its routes, save those listed as pending;
 * `world` adds what only this function needs (the bucket, say), made once.
 */
export function http<World extends object = object>(
  rows: Readonly<Record<string, Route>>,
  verbs: Verbs<World>,
  world?: () => World,
) {
  const byKey = new Map(Object.values(rows).map((route) => [routeKey(route), route]));
  let more: World | undefined;

  const handler = async (
    event: APIGatewayProxyEventV2,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const requestId = event.requestContext.requestId;
    const log = createLog(requestId);
    try {
      const route = byKey.get(event.routeKey);
      if (!route) throw new AppError("not_found", "There is nothing at this address.");
      more ??= world?.() ?? ({} as World);
      const base = contextFor({ kind: "public" }, requestId);
      const actor = await authenticate(base, event.headers.authorization);
      permit(actor, route.allow);
      const ctx = {
        ...contextFor(actor, requestId),
        ...more,
        log,
        ifMatch: versionsOf(event.headers["if-match"]),
        sourceAddress: event.requestContext.http.sourceIp,
        accept: event.headers.accept,
      };
      refuseOversized(route, event);
      const body = jsonBody(event, route);
      refuseUnread(route, body);
      const limited = await limit(ctx, route, body, event);
      const input = inputOf(route, event, body);
      const verb = verbs[route.id as RouteId] as Verb<RouteId, World> | undefined;
      if (!verb) throw missing(route.id);
      if (route.audited) await auditCall(ctx, route, input);
      const result = await verb({ ...ctx, idempotency: idempotencyOf(event) }, input as never);
      return answer(route, result, limited, event);
    } catch (error) {
      return problemOf(error, requestId, log);
    }
  };
  // what is wired can be held against the route table
  return Object.assign(handler, { verbs: Object.keys(verbs) as RouteId[] });
}

function missing(id: string): AppError {
  if ((pending as readonly string[]).includes(id))
    return new AppError("not_implemented", "This operation is not available yet.");
  return new AppError("internal", `the function has no verb for ${id}`);
}

const bodyLimitBytes = 256 * 1024;

/** Before any schema is looked at. @throws AppError `too_large` */
function refuseOversized(route: Route, event: APIGatewayProxyEventV2): void {
  if (!event.body || route.anyBody) return;
  const bytes = Buffer.byteLength(event.body, event.isBase64Encoded ? "base64" : "utf8");
  if (bytes > bodyLimitBytes)
    throw new AppError("too_large", `The body is over ${bodyLimitBytes / 1024} KB.`);
}

/** What the row refuses before its schema is looked at. */
function refuseUnread(route: Route, body: unknown): void {
  const refusal = route.refuse?.(body);
  if (!refusal) return;
  const { code, detail, pointer } = refusal;
  throw new AppError(code, detail, {
    ...(pointer !== undefined && { errors: [{ pointer, message: detail }] }),
  });
}

function idempotencyOf(event: APIGatewayProxyEventV2) {
  const key = event.headers["idempotency-key"];
  if (key === undefined || event.requestContext.http.method !== "POST") return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError("invalid_input", "The Idempotency-Key must be 1 to 255 visible characters.");
  return {
    key,
    // with the address: the same body means something else for another thing
    requestHash: createHash("sha256")
      .update(`${event.rawPath}\n${rawBody(event) ?? ""}`)
      .digest("hex"),
  };
}

/** Versions of which any will do; a tag that is none of ours matches none. */
function versionsOf(ifMatch: string | undefined): readonly number[] | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  return ifMatch.split(",").map((tag) => Number(/^(?:W\/)?"(\d+)"$/.exec(tag.trim())?.[1] ?? -1));
}

function answer(
  route: Route,
  result: unknown,
  limited: RateLimitState | undefined,
  event: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 {
  const usual = Number(Object.keys(route.answers).find((status) => status !== "302") ?? 200);
  const status = isReply(result)
    ? result.status
    : route.answers[201] !== undefined && route.answers[200] === undefined
      ? 201
      : usual;
  const body = isReply(result) ? result.body : result;
  const csv = isReply(result) ? undefined : csvOf(route, result, event);
  const text =
    csv?.text ??
    (typeof body === "string"
      ? body
      : body instanceof Uint8Array
        ? Buffer.from(body).toString("base64")
        : body === undefined
          ? undefined
          : JSON.stringify(body));
  return {
    statusCode: status,
    headers: {
      "cache-control": "no-store",
      ...(text !== undefined && { "content-type": route.contentType ?? "application/json" }),
      ...(body instanceof Uint8Array ? {} : resourceHeaders(route, status, body, event)),
      ...limitHeaders(limited),
      ...(isReply(result) ? result.headers : {}),
      ...(csv?.headers ?? {}),
    },
    ...(text !== undefined && { body: text }),
    ...(body instanceof Uint8Array && { isBase64Encoded: true }),
  };
}

/** `ETag` of the one resource in the answer, and where a created one is found. */
function resourceHeaders(
  route: Route,
  status: number,
  body: unknown,
  event: APIGatewayProxyEventV2,
): Record<string, string> {
  const resource = Object.values((body ?? {}) as Record<string, unknown>).find(
    (value): value is { id?: string; version: number } =>
      typeof value === "object" &&
      value !== null &&
      typeof (value as { version?: unknown }).version === "number",
  );
  if (!resource) return {};
  return {
    etag: `"${resource.version}"`,
    ...(status === 201 && { location: locationOf(route, resource.id, event) }),
  };
}

/** Below its collection, whatever the verb is called; what has no id of its own is read with what it belongs to. */
function locationOf(route: Route, id: string | undefined, event: APIGatewayProxyEventV2): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name) => event.pathParameters?.[name] ?? "");
  return id === undefined
    ? path.replace(/\/[^/]+$/, "")
    : `${path.replace(/\/(?:register|upload)$/, "")}/${id}`;
}
