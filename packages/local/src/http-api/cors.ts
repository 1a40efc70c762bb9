/** `CorsConfiguration` of an API. */
export interface CorsConfiguration {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  AllowCredentials?: boolean;
  MaxAge?: number;
}

type Headers = Record<string, string>;

function allowedOrigin(cors: CorsConfiguration, origin: string | undefined): string | undefined {
  if (!origin) return undefined;
  const allowed = cors.AllowOrigins ?? [];
  if (allowed.includes("*")) return cors.AllowCredentials ? origin : "*";
  const matches = allowed.some(
    (pattern) =>
      pattern === origin || (pattern.endsWith("*") && origin.startsWith(pattern.slice(0, -1))),
  );
  return matches ? origin : undefined;
}

/** Headers of the answer to a preflight; none when the origin is not allowed. */
export function preflightHeaders(cors: CorsConfiguration, origin: string | undefined): Headers {
  const allowed = allowedOrigin(cors, origin);
  if (!allowed) return {};
  return {
    ...common(cors, allowed),
    ...list("access-control-allow-methods", cors.AllowMethods),
    ...list(
      "access-control-allow-headers",
      cors.AllowHeaders?.map((name) => name.toLowerCase()),
    ),
    ...(cors.MaxAge !== undefined && { "access-control-max-age": String(cors.MaxAge) }),
  };
}

/** Headers that every other answer gets; they replace those of the function. */
export function corsHeaders(cors: CorsConfiguration, origin: string | undefined): Headers {
  const allowed = allowedOrigin(cors, origin);
  if (!allowed) return {};
  return {
    ...common(cors, allowed),
    ...list(
      "access-control-expose-headers",
      cors.ExposeHeaders?.map((name) => name.toLowerCase()),
    ),
  };
}

function common(cors: CorsConfiguration, allowed: string): Headers {
  return {
    "access-control-allow-origin": allowed,
    ...(allowed !== "*" && { vary: "origin" }),
    ...(cors.AllowCredentials && { "access-control-allow-credentials": "true" }),
  };
}

const list = (name: string, values: string[] | undefined): Headers =>
  values?.length ? { [name]: values.join(",") } : {};
