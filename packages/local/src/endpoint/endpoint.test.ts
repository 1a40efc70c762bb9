import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Service } from "../part.ts";
import { account, miniAssembly, testClock } from "../testing/mini-assembly.ts";
import { signedCall } from "../testing/signed-call.ts";
import { callerRegistry } from "./callers.ts";
import { type Endpoint, startEndpoint } from "./endpoint.ts";
import { answerJson, refuseJson, targetOf } from "./protocols.ts";
import { canonicalRequest } from "./signature.ts";

const roleArn = `arn:aws:iam::${account}:role/caller`;
const callers = callerRegistry();
const lines: string[] = [];
let effects = 0;
let endpoint: Endpoint;

/** A service that counts what took effect. */
const echo: Service = {
  scopes: ["echo"],
  operation: (request) => targetOf(request.headers),
  permissions: (request) => [{ action: `echo:${targetOf(request.headers)}`, resource: "thing" }],
  async handle(request) {
    if (targetOf(request.headers) === "Break") throw new Error("a bug in the part");
    effects += 1;
    return answerJson(JSON.parse(request.body.toString()));
  },
  refuse: (_request, error) => refuseJson(error),
};

beforeAll(async () => {
  endpoint = await startEndpoint({
    port: 0,
    services: [echo],
    callers,
    clock: testClock(),
    assembly: miniAssembly([], {
      [roleArn]: [{ Effect: "Allow", Action: "echo:Say", Resource: "*" }],
    }),
    log: (line) => lines.push(line),
  });
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  effects = 0;
  endpoint.faults.clear();
  endpoint.usage.clear();
});

const call = (operation: string, credentials?: Parameters<typeof signedCall>[4]) =>
  signedCall(endpoint.url, "echo", `Echo.${operation}`, { text: "hi" }, credentials);

describe("the endpoint", () => {
  it("hands a signed call over to its service", async () => {
    expect(await call("Say")).toEqual({ status: 200, body: { text: "hi" } });
  });

  it("refuses a service that nothing stands in for", async () => {
    const answer = await signedCall(endpoint.url, "kinesis", "Kinesis.PutRecord", {});
    expect(answer).toMatchObject({ status: 400, body: { __type: "UnknownService" } });
  });

  it("refuses another body than the signed one", async () => {
    const headers = new Headers();
    const original = globalThis.fetch;
    globalThis.fetch = async (_url, init) => {
      for (const [name, value] of Object.entries(init?.headers ?? {}))
        headers.set(name, String(value));
      return Response.json({});
    };
    try {
      await call("Say");
    } finally {
      globalThis.fetch = original;
    }
    const send = (body: string) => fetch(endpoint.url, { method: "POST", headers, body });
    expect((await send(`{"text":"hi"}`)).status).toBe(200);
    expect((await send(`{"text":"ho"}`)).status).toBe(403);
    headers.set("x-amz-target", "Echo.Other");
    expect((await send(`{"text":"hi"}`)).status).toBe(403);
    expect(effects).toBe(1);
  });

  it("counts by function and tells which grants were needed", async () => {
    const credentials = callers.issue("worker", roleArn);
    await call("Say", credentials);
    const denied = await call("Shout", credentials);
    expect(denied.body).toMatchObject({ __type: "AccessDeniedException" });
    expect(endpoint.usage.list()).toMatchObject([
      { function: "worker", service: "echo", action: "Say", count: 1, denied: 0 },
      { function: "worker", service: "echo", action: "Shout", count: 1, denied: 1 },
    ]);
    expect(endpoint.usage.grants()).toEqual([
      { roleArn, action: "echo:Say", resource: "*", asked: "echo:Say" },
    ]);
    expect(lines.at(-1)).toContain("echo:Shout");
  });

  it("shows a bug in a part as a failure, and logs it", async () => {
    expect(await call("Break")).toMatchObject({ status: 500, body: { __type: "InternalFailure" } });
    expect(lines.at(-1)).toContain("a bug in the part");
  });
});

describe("faults", () => {
  it("strike at their rate, before or after the effect, or cut the connection", async () => {
    endpoint.faults.set({ service: "echo", rate: 1, error: "ServiceUnavailable" });
    expect((await call("Say")).status).toBe(503);
    expect(effects).toBe(0);
    endpoint.faults.set({
      service: "echo",
      action: "Say",
      rate: 1,
      error: "InternalFailure",
      after: true,
    });
    expect((await call("Say")).status).toBe(500);
    expect(effects).toBe(1);
    endpoint.faults.set({ service: "echo", action: "Say", rate: 1, error: "ECONNRESET" });
    await expect(call("Say")).rejects.toThrow("fetch failed");
    endpoint.faults.set({ service: "echo", action: "Say", rate: 0, error: "ServiceUnavailable" });
    expect((await call("Say")).status).toBe(200);
  });
});

describe("canonicalRequest", () => {
  const parts = {
    method: "GET",
    path: "/a%20b/../c",
    query: "b=2&a=1&a=0&X-Amz-Signature=x",
    headers: { host: "h", "x-amz-a": "  1   2 " },
    signedHeaders: ["x-amz-a", "host"],
    payloadHash: "hash",
  };

  it("leaves S3's path as it is and normalizes and encodes others once more", () => {
    expect(canonicalRequest(parts, "s3").split("\n")[1]).toBe("/a%20b/../c");
    expect(canonicalRequest(parts, "ses").split("\n")[1]).toBe("/c");
    expect(canonicalRequest({ ...parts, path: "/a%20b" }, "ses").split("\n")[1]).toBe("/a%2520b");
  });

  it("sorts query and headers", () => {
    expect(canonicalRequest(parts, "s3").split("\n").slice(2)).toEqual([
      "a=0&a=1&b=2",
      "host:h",
      "x-amz-a:1 2",
      "",
      "host;x-amz-a",
      "hash",
    ]);
  });
});
