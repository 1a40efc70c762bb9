/** The contract as OpenAPI 3.1, made from the route table: there is no second description. */
import * as z from "zod/mini";
import { type ErrorCode, errors, Problem } from "../errors.ts";
import { listItemOf } from "../routes/list-item.ts";
import { pending } from "../routes/pending.ts";
import type { Allow, Route } from "../routes/route.ts";
import { allRoutes, type RouteId } from "../routes/table.ts";

type Json = Record<string, unknown>;

/** The document of this version of the service, reached at `serverUrl`. */
export function openApiDocument(options: { version: string; serverUrl: string }): Json {
  const paths: Record<string, Json> = {};
  for (const route of allRoutes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Luna Testing Infrastructure",
      version: options.version,
      summary: "Usability studies: participants, sessions, events, files, mails and reports.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: options.serverUrl }],
    tags: [...new Set(allRoutes.map((route) => route.function))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, "output") },
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description:
            "An ID token of staff, a participant's own token, or the tested program's token.",
        },
      },
    },
  };
}

function operation(route: Route): Json {
  return {
    operationId: route.id,
    tags: [route.function],
    summary: route.summary,
    description: describe(route),
    security: route.allow.includes("public") ? [] : [{ bearer: [] }],
    ...(parametersOf(route).length > 0 && { parameters: parametersOf(route) }),
    ...(route.body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(route.body, "input") } },
      },
    }),
    responses: responsesOf(route),
    "x-luna-allow": route.allow,
    "x-luna-function": route.function,
  };
}

/** The same page for `Accept: text/csv`; where it goes on is in the header `Link`. */
const csv = { type: "string", description: "The same page; the next one as `Link: rel=next`." };

const callers: Record<Allow, string> = {
  public: "anyone",
  self: "the participant itself",
  client: "the tested program of that session",
  observer: "observers and above",
  researcher: "researchers and above",
  admin: "admins",
};

function describe(route: Route): string {
  const sentences = [`May be called by ${route.allow.map((each) => callers[each]).join(", ")}.`];
  if (route.notByLink) sentences.push("Not by the token of a session's mail.");
  if (route.limit)
    sentences.push(
      `At most ${route.limit.count} calls in ${route.limit.perSeconds} seconds per ${route.limit.by === "email" ? "e-mail address" : "source address"}.`,
    );
  if (pending.includes(route.id as RouteId)) sentences.push("Not available yet: answers 501.");
  return sentences.join(" ");
}

function parametersOf(route: Route): Json[] {
  const listed: Json[] = [];
  const add = (place: "path" | "query", schema: z.core.$ZodType | undefined) => {
    const json = schema && schemaOf(schema, "input");
    for (const [name, property] of Object.entries((json?.properties ?? {}) as Record<string, Json>))
      listed.push({
        name,
        in: place,
        required: place === "path" || ((json?.required ?? []) as string[]).includes(name),
        schema: property,
      });
  };
  add("path", route.params);
  add("query", route.query);
  if (route.answers[201] && route.method === "POST")
    listed.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description: "The same key and body within 24 hours gives the same resource once more.",
      schema: { type: "string", maxLength: 255 },
    });
  if (route.errors?.includes("stale"))
    listed.push({
      name: "If-Match",
      in: "header",
      required: false,
      description: "The `ETag` of what was read: 412 when it has changed since.",
      schema: { type: "string" },
    });
  return listed;
}

function responsesOf(route: Route): Json {
  const responses: Json = {};
  for (const [status, schema] of Object.entries(route.answers)) {
    const html = route.contentType?.startsWith("text/html");
    responses[status] = {
      description: status === "302" ? "Leads to the address in Location." : "Done.",
      ...(schema && {
        content: {
          [html ? "text/html" : "application/json"]: { schema: schemaOf(schema, "output") },
          ...(status === "200" && listItemOf(route) && { "text/csv": { schema: csv } }),
        },
      }),
    };
  }
  for (const [status, codes] of failures(route))
    responses[status] = {
      description: codes.map((code) => `\`${code}\`: ${errors[code].title}.`).join(" "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  return responses;
}

/** Error codes by status: the row's own and those that follow from its shape. */
function failures(route: Route): [string, ErrorCode[]][] {
  const codes = new Set<ErrorCode>(["internal", "not_found", ...(route.errors ?? [])]);
  if (!route.allow.includes("public"))
    for (const code of ["unauthenticated", "forbidden"] as const) codes.add(code);
  if (route.body || route.query) codes.add("invalid_input");
  if (route.body)
    for (const code of ["not_json", "media_type", "too_large"] as const) codes.add(code);
  if (route.limit) codes.add("rate_limited");
  if (route.method === "POST" && route.answers[201])
    for (const code of ["gone", "idempotency_reused", "request_running"] as const) codes.add(code);
  if (pending.includes(route.id as RouteId)) codes.add("not_implemented");
  const byStatus = new Map<string, ErrorCode[]>();
  for (const code of [...codes].sort()) {
    const status = String(errors[code].status);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].filter(([status]) => route.answers[Number(status)] === undefined);
}

/** zod's own JSON Schema, without the dialect line that only stands at a document's top. */
function schemaOf(schema: z.core.$ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "throw" });
  return json;
}
