import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FunctionError } from "../functions/function-error.ts";
import { MAX_REQUEST_BYTES } from "./gateway.ts";
import type { HttpApi } from "./http-apis.ts";
import { startHttpApi } from "./server.ts";

const origin = "https://portal.example";
const hour = 3_600_000;
let url = "";
let stop: () => Promise<void>;
const warnings: string[] = [];
const events: { body?: string; isBase64Encoded: boolean }[] = [];

const answers: Record<string, (event: { body?: string; isBase64Encoded: boolean }) => unknown> = {
  echo: (event) => {
    events.push(event);
    return { statusCode: 200, cookies: ["a=1", "b=2"], body: JSON.stringify(event) };
  },
  broken: () => {
    throw new FunctionError({ errorType: "E", errorMessage: "secret detail" });
  },
  slow: () => new Promise((resolve) => setTimeout(resolve, 500)),
  odd: () => ({ statusCode: "many" }),
  large: () => ({ statusCode: 200, body: "x".repeat(6 * 1024 * 1024) }),
};

const route = (key: string, functionArn: string, timeoutMs = 30_000) => ({
  key,
  functionArn,
  timeoutMs,
});
const api: HttpApi = {
  id: "api",
  name: "test",
  account: "123456789012",
  stage: "$default",
  routes: [
    route("ANY /echo/{id}", "echo"),
    route("GET /broken", "broken"),
    route("GET /slow", "slow", 30),
    route("GET /large", "large"),
    route("GET /odd", "odd"),
    route("GET /busy", "echo"),
  ],
  cors: { AllowOrigins: [origin], AllowMethods: ["GET"] },
  throttle: (key) => key !== "GET /busy",
};

beforeAll(async () => {
  const part = await startHttpApi({
    api,
    port: 0,
    functions: { invoke: async (arn, event) => answers[arn]?.(event as never) },
    clock: { now: () => Date.now() + hour, offsetMs: () => hour },
    log: { line: () => undefined, warn: (line) => void warnings.push(line) },
  });
  ({ url, stop } = part);
});
afterAll(() => stop());

describe("an HTTP API", () => {
  it("hands a request to the function and its result to the client", async () => {
    const response = await fetch(`${url}/echo/7?a=1`, { method: "PUT", body: "hello" });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await response.json()).toMatchObject({
      routeKey: "ANY /echo/{id}",
      pathParameters: { id: "7" },
      body: "hello",
      requestContext: { http: { method: "PUT" } },
    });
  });

  it("dates its answers in service time", async () => {
    const { headers } = await fetch(`${url}/echo/7`);
    const ahead = Date.parse(headers.get("date") ?? "") - Date.now();
    expect(Math.abs(ahead - hour)).toBeLessThan(2000);
  });

  it.each([
    ["/nowhere", 404, "Not Found"],
    ["/broken", 500, "Internal Server Error"],
    ["/slow", 503, "Service Unavailable"],
    ["/large", 500, "Internal Server Error"],
    ["/odd", 500, "Internal Server Error"],
    ["/busy", 429, "Too Many Requests"],
  ])("answers %s itself with %i", async (path, status, message) => {
    const response = await fetch(`${url}${path}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ message });
  });

  it.each([
    ["/slow", "503", "the function took longer than the gateway waits"],
    ["/large", "500", "the function's result is over 6 MB"],
    ["/odd", "500", `the function's statusCode is "many"`],
  ])("says at the terminal why it answers %s with %s", async (path, status, reason) => {
    warnings.length = 0;
    await fetch(`${url}${path}`);
    expect(warnings).toEqual([expect.stringMatching(`^GET ${path} ${status} \\d+ ms  ${reason}$`)]);
  });

  it("takes 6 MB of a body, as text or as base64, and no more than the function could get", async () => {
    const six = Buffer.alloc(6 * 1024 * 1024, "x");
    const text = { "content-type": "text/plain" };
    const status = async (body: Buffer, headers: Record<string, string>) =>
      (await fetch(`${url}/echo/7`, { method: "POST", body: new Uint8Array(body), headers }))
        .status;
    events.length = 0;
    await status(six, text);
    expect(events).toHaveLength(1);
    expect(await status(six, { "content-type": "image/png" })).toBe(413);
    expect(await status(Buffer.alloc(MAX_REQUEST_BYTES + 1), text)).toBe(413);
    expect(events).toHaveLength(1);
  });

  it("answers preflights itself and adds CORS headers to every answer", async () => {
    const headers = { origin, "access-control-request-method": "GET" };
    const preflight = await fetch(`${url}/echo/7`, { method: "OPTIONS", headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toBe("GET");
    const missing = await fetch(`${url}/nowhere`, { headers: { origin } });
    expect(missing.headers.get("access-control-allow-origin")).toBe(origin);
  });
});
