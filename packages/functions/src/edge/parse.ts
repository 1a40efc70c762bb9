/** From the gateway's event to the verb's input, by the schemas of the row. */

import type { FieldError } from "@luna/contracts/errors";
import { own } from "@luna/contracts/own";
import type { Route } from "@luna/contracts/routes/route";
import { AppError, faultSentence } from "@luna/core/error";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod/mini";
import { faultMessage } from "./fault-message.ts";

/** The body as text; undefined without one. */
export function rawBody(event: APIGatewayProxyEventV2): string | undefined {
  if (!event.body) return undefined;
  return event.isBase64Encoded ? Buffer.from(event.body, "base64").toString("utf8") : event.body;
}

/** @throws AppError `media_type`, `not_json` */
export function jsonBody(event: APIGatewayProxyEventV2, route: Route): unknown {
  const raw = route.anyBody ? undefined : rawBody(event);
  if (!raw) return undefined;
  const type = event.headers["content-type"] ?? "application/json";
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type))
    throw new AppError("media_type", "Send JSON as application/json.");
  try {
    return JSON.parse(raw);
  } catch (error) {
    throw new AppError("not_json", "The body is not JSON.", { cause: error });
  }
}

/** Path, query and body in one object. @throws AppError `invalid_input` with every fault; `not_found` for an id of another form */
export function inputOf(
  route: Route,
  event: APIGatewayProxyEventV2,
  body: unknown,
): Record<string, unknown> {
  const path = z.safeParse(
    (route.params ?? anything) as z.ZodMiniType,
    decoded(event.pathParameters),
  );
  if (!path.success) throw new AppError("not_found", "There is nothing at this address.");
  const faults: FieldError[] = [];
  const query = check(
    route.query ?? emptyQuery,
    queryOf(route, event.rawQueryString),
    faults,
    (at) => `?${at.join(".")}`,
  );
  const given = route.anyBody
    ? {}
    : route.accept?.(body)
      ? body
      : check(route.body ?? emptyBody, body ?? {}, faults, pointerOf);
  if (faults.length > 0)
    throw new AppError("invalid_input", faultSentence(faults), { errors: faults });
  return { ...(query as object), ...(given as object), ...(path.data as object) };
}

const anything = z.looseObject({});
const emptyQuery = z.looseObject({});
const emptyBody = z.strictObject({});

const decoded = (parameters: APIGatewayProxyEventV2["pathParameters"]) =>
  Object.fromEntries(Object.entries(parameters ?? {}).map(([name, value]) => [name, value ?? ""]));

function check(
  schema: z.core.$ZodType,
  value: unknown,
  faults: FieldError[],
  pointer: (path: PropertyKey[]) => string,
): unknown {
  const result = z.safeParse(schema as z.ZodMiniType, value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) faults.push(...faultsOf(issue, [], pointer));
  return undefined;
}

/** A union tells the faults of the form that came closest; unknown fields are named each. */
function faultsOf(
  issue: z.core.$ZodIssue,
  above: PropertyKey[],
  pointer: (path: PropertyKey[]) => string,
): FieldError[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      pointer: pointer([...path, key]),
      message: faultMessage(issue),
    }));
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const closest = issue.errors.reduce((best, each) => (each.length < best.length ? each : best));
    return closest.flatMap((each) => faultsOf(each, path, pointer));
  }
  return [{ pointer: pointer(path), message: faultMessage(issue) }];
}

/** RFC 6901. */
const pointerOf = (path: PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Query parameters; those that the schema repeats come as arrays. */
function queryOf(route: Route, raw: string): Record<string, unknown> {
  const shape =
    (route.query as { shape?: Record<string, z.core.$ZodType> } | undefined)?.shape ?? {};
  const given = new URLSearchParams(raw);
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => [
      name,
      isArray(own(shape, name)) ? given.getAll(name) : given.get(name),
    ]),
  );
}

function isArray(schema: z.core.$ZodType | undefined): boolean {
  const definition = schema?._zod.def as { type: string; innerType?: z.core.$ZodType } | undefined;
  return (
    definition?.type === "array" ||
    (definition?.innerType !== undefined && isArray(definition.innerType))
  );
}
