/** A request as API Gateway hands it to a function, payload format 2.0. */
import type { APIGatewayProxyEventV2 } from "aws-lambda";

export function gatewayEvent(options: {
  /** `POST /api/sessions/{id}/events` */
  routeKey: string;
  /** Values of the path's parameters. */
  path: Record<string, string>;
  token: string;
  body?: unknown;
}): APIGatewayProxyEventV2 {
  const [method = "", template = ""] = options.routeKey.split(" ");
  const rawPath = template.replace(/\{(\w+)\}/g, (_, name: string) => options.path[name] ?? "");
  return {
    version: "2.0",
    routeKey: options.routeKey,
    rawPath,
    rawQueryString: "",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "user-agent": "bench",
      "x-forwarded-for": "203.0.113.7",
      authorization: `Bearer ${options.token}`,
    },
    pathParameters: options.path,
    requestContext: {
      accountId: "000000000000",
      apiId: "bench",
      domainName: "api.example",
      domainPrefix: "api",
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "bench",
      },
      requestId: "bench-request",
      routeKey: options.routeKey,
      stage: "$default",
      time: "23/Nov/2026:09:00:00 +0000",
      timeEpoch: 1_795_424_400_000,
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    isBase64Encoded: false,
  };
}
