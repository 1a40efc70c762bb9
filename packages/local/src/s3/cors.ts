/** CORS exactly as the template's bucket says; pure. */
import { matches } from "../iam/match.ts";

interface CorsRule {
  AllowedHeaders?: string[];
  AllowedMethods: string[];
  AllowedOrigins: string[];
  ExposedHeaders?: string[];
  MaxAge?: number;
}

export interface CorsRequest {
  origin: string;
  method: string;
  /** Of a preflight: header names, lower-case. */
  requestHeaders?: string[];
}

/** Headers for an allowed request; undefined when no rule allows it. */
export function corsHeaders(
  rules: CorsRule[],
  { origin, method, requestHeaders = [] }: CorsRequest,
): Record<string, string> | undefined {
  const rule = rules.find(
    ({ AllowedHeaders = [], AllowedMethods, AllowedOrigins }) =>
      AllowedMethods.includes(method) &&
      AllowedOrigins.some((pattern) => matches(pattern, origin)) &&
      requestHeaders.every((header) =>
        AllowedHeaders.some((pattern) => matches(pattern.toLowerCase(), header)),
      ),
  );
  if (!rule) return undefined;
  const any = rule.AllowedOrigins.includes("*");
  return {
    "access-control-allow-origin": any ? "*" : origin,
    ...(any ? {} : { "access-control-allow-credentials": "true" }),
    "access-control-allow-methods": rule.AllowedMethods.join(", "),
    ...(requestHeaders.length > 0
      ? { "access-control-allow-headers": requestHeaders.join(", ") }
      : {}),
    ...(rule.ExposedHeaders?.length
      ? { "access-control-expose-headers": rule.ExposedHeaders.join(", ") }
      : {}),
    ...(rule.MaxAge === undefined ? {} : { "access-control-max-age": String(rule.MaxAge) }),
    vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  };
}
