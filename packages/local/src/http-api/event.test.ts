import { describe, expect, it } from "vitest";
import { type GatewayRequest, httpEvent } from "./event.ts";

const api = { id: "api-id", account: "123456789012", stage: "$default" };
const request: GatewayRequest = {
  method: "POST",
  target: "/path/to%20it?parameter1=value1&parameter1=value2&parameter2=a%20b",
  rawHeaders: [
    "Host",
    "id.execute-api.us-east-1.amazonaws.com",
    "Header1",
    "value1",
    "Header2",
    "value1",
    "header2",
    "value2",
    "Cookie",
    "cookie1=a; cookie2=b",
    "Content-Type",
    "application/json; charset=utf-8",
    "User-Agent",
    "agent",
  ],
  body: Buffer.from('{"message":"grüezi"}'),
  sourceIp: "192.0.2.1",
  requestId: "7f1c2a34-1111-2222-3333-444455556666",
  at: Date.UTC(2020, 2, 12, 19, 3, 58, 390),
};
const route = { key: "POST /path/{proxy+}", parameters: { proxy: "to it" } };

describe("httpEvent", () => {
  it("has the shape of payload format 2.0 as Amazon documents it", () => {
    expect(httpEvent(request, api, route)).toEqual({
      version: "2.0",
      routeKey: "POST /path/{proxy+}",
      rawPath: "/path/to%20it",
      rawQueryString: "parameter1=value1&parameter1=value2&parameter2=a%20b",
      cookies: ["cookie1=a", "cookie2=b"],
      headers: {
        "content-length": "21",
        "content-type": "application/json; charset=utf-8",
        header1: "value1",
        header2: "value1,value2",
        host: "id.execute-api.us-east-1.amazonaws.com",
        "user-agent": "agent",
        "x-amzn-trace-id": "Root=1-5e6a879e-7f1c2a341111222233334444",
        "x-forwarded-for": "192.0.2.1",
        "x-forwarded-port": "80",
        "x-forwarded-proto": "http",
      },
      queryStringParameters: { parameter1: "value1,value2", parameter2: "a b" },
      pathParameters: { proxy: "to it" },
      requestContext: {
        accountId: "123456789012",
        apiId: "api-id",
        domainName: "id.execute-api.us-east-1.amazonaws.com",
        domainPrefix: "id",
        http: {
          method: "POST",
          path: "/path/to%20it",
          protocol: "HTTP/1.1",
          sourceIp: "192.0.2.1",
          userAgent: "agent",
        },
        requestId: "7f1c2a34-1111-2222-3333-444455556666",
        routeKey: "POST /path/{proxy+}",
        stage: "$default",
        time: "12/Mar/2020:19:03:58 +0000",
        timeEpoch: 1584039838390,
      },
      body: '{"message":"grüezi"}',
      isBase64Encoded: false,
    });
  });

  it("leaves out what a bare request does not have", () => {
    const bare = { ...request, target: "/", rawHeaders: ["Host", "a"], body: Buffer.alloc(0) };
    const event = httpEvent(bare, api, { key: "POST /", parameters: {} });
    for (const name of ["cookies", "queryStringParameters", "pathParameters", "body"]) {
      expect(event).not.toHaveProperty(name);
    }
    expect(event.rawQueryString).toBe("");
  });

  it.each([
    ["text/plain", false],
    ["application/json", false],
    ["application/problem+json", false],
    ["application/x-www-form-urlencoded", true],
    ["image/png", true],
  ])("a body of %s comes as base64: %s", (type, isBase64Encoded) => {
    const event = httpEvent(
      { ...request, rawHeaders: ["Content-Type", type], body: Buffer.from("body") },
      api,
      route,
    );
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(event.body).toBe(isBase64Encoded ? "Ym9keQ==" : "body");
  });

  it("passes a compressed body on as base64", () => {
    const rawHeaders = ["Content-Type", "application/json", "Content-Encoding", "gzip"];
    expect(httpEvent({ ...request, rawHeaders }, api, route).isBase64Encoded).toBe(true);
  });
});
