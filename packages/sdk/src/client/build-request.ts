import type { Route } from "@luna/contracts/routes/route";

export interface BuiltRequest {
  /** Path with query, to be put behind the base address. */
  path: string;
  /** JSON, or undefined where the route takes no body. */
  body: string | undefined;
}

/**
 * Splits one input object into path parameters, query and body, by the row's schemas.
 * @throws TypeError when a path parameter is missing
 */
export function buildRequest(
  route: Pick<Route, "path" | "query" | "body">,
  input: Readonly<Record<string, unknown>>,
): BuiltRequest {
  const rest = { ...input };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    if (typeof value !== "string" && typeof value !== "number")
      throw new TypeError(`${route.path} needs "${name}"`);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const name of fieldsOf(route.query)) {
    for (const value of [rest[name]].flat())
      if (value !== undefined && value !== null) query.append(name, String(value));
    delete rest[name];
  }
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    body: route.body ? JSON.stringify(rest) : undefined,
  };
}

/** Names of an object schema's fields. */
function fieldsOf(schema: Route["query"]): string[] {
  const definition = schema?._zod.def as { shape?: object } | undefined;
  return Object.keys(definition?.shape ?? {});
}
