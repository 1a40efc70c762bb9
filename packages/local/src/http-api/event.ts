import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** A request as the server took it. */
export interface GatewayRequest {
  method: string;
  /** Path and query as on the request line. */
  target: string;
  /** Names and values in turn, as received (`rawHeaders`). */
  rawHeaders: string[];
  body: Buffer;
  sourceIp: string;
  requestId: string;
  /** Service time, epoch milliseconds. */
  at: number;
}

export interface GatewayApi {
  id: string;
  account: string;
  stage: string;
}

/** Builds an event of payload format 2.0. */
export function httpEvent(
  request: GatewayRequest,
  api: GatewayApi,
  match: { key: string; parameters: Record<string, string> },
): APIGatewayProxyEventV2 {
  const [path = "/", query = ""] = splitOnce(request.target, "?");
  const { headers, cookies } = headersOf(request.rawHeaders);
  const host = headers.host ?? "";
  const isBase64Encoded = request.body.length > 0 && !isText(headers);
  const parameters = queryOf(query);
  return {
    version: "2.0",
    routeKey: match.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers: {
      "content-length": String(request.body.length),
      "x-amzn-trace-id": `Root=1-${Math.floor(request.at / 1000).toString(16)}-${request.requestId.replaceAll("-", "").slice(0, 24)}`,
      "x-forwarded-for": request.sourceIp,
      "x-forwarded-port": host.split(":")[1] ?? "80",
      "x-forwarded-proto": "http",
      ...headers,
    },
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    requestContext: {
      accountId: api.account,
      apiId: api.id,
      domainName: host,
      domainPrefix: host.split(/[.:]/)[0] ?? "",
      http: {
        method: request.method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: request.requestId,
      routeKey: match.key,
      stage: api.stage,
      time: commonLogTime(request.at),
      timeEpoch: request.at,
    },
    ...(request.body.length > 0 && {
      body: request.body.toString(isBase64Encoded ? "base64" : "utf8"),
    }),
    isBase64Encoded,
  };
}

/** Lower-case names, repeated ones joined by a comma; cookies apart. */
function headersOf(raw: string[]): { headers: Record<string, string>; cookies: string[] } {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = raw[index + 1] ?? "";
    if (name === "cookie") cookies.push(...value.split(/;\s*/).filter(Boolean));
    else headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return { headers, cookies };
}

/** Content types whose bodies reach the function as text; every other body comes as base64. */
function isText(headers: Record<string, string>): boolean {
  if (headers["content-encoding"] && headers["content-encoding"] !== "identity") return false;
  const type = (headers["content-type"] ?? "application/json").split(";")[0]?.trim().toLowerCase();
  return /^(text\/.*|application\/(json|javascript|xml|.+\+json|.+\+xml))$/.test(type ?? "");
}

function queryOf(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = values[name] === undefined ? value : `${values[name]},${value}`;
  }
  return values;
}

/** `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(at: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}
