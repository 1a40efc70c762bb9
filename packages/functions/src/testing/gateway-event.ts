/** An HTTP API event, payload format 2.0, as API Gateway would send it. */
import type { APIGatewayProxyEventV2 } from "aws-lambda";

export function gatewayEvent(options: {
  routeKey: string;
  path?: Record<string, string>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}): APIGatewayProxyEventV2 {
  const [method = "GET", template = "/"] = options.routeKey.split(" ");
  const rawPath = template.replace(/\{(\w+)\}/g, (_, name: string) => options.path?.[name] ?? name);
  return {
    version: "2.0",
    routeKey: options.routeKey,
    rawPath,
    rawQueryString: options.query ?? "",
    headers: { "content-type": "application/json", ...options.headers },
    ...(options.path && { pathParameters: options.path }),
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      domainName: "api.test",
      domainPrefix: "api",
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "test",
      },
      requestId: "request-1",
      routeKey: options.routeKey,
      stage: "$default",
      time: "23/Nov/2026:09:00:00 +0000",
      timeEpoch: 1795338000000,
    },
    ...(options.body !== undefined && {
      body: typeof options.body === "string" ? options.body : JSON.stringify(options.body),
    }),
    isBase64Encoded: false,
  };
}
