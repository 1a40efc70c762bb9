import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Fault, faultSource } from "../endpoint/faults.ts";
import { type Call, createCalls } from "../functions/calls.ts";
import type { LambdaFunction } from "../functions/lambda-function.ts";
import { logCall } from "../stack/terminal.ts";
import { startConsole } from "./console.ts";
import { writtenPages } from "./written-pages.ts";

const advanced: number[] = [];
const worker: LambdaFunction = {
  name: "worker",
  arn: "arn:aws:lambda:eu-central-1:123456789012:function:worker",
  roleArn: "arn:aws:iam::123456789012:role/worker",
  handler: "worker.handler",
  moduleUrl: "file:///bundle/worker.mjs",
  exportName: "handler",
  timeoutSeconds: 3,
  memoryMb: 128,
  concurrency: 1,
  environment: { STAGE: "local", AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "secret" },
};
let stillBusy: string[] = [];
const calls = createCalls();
const faults = faultSource(["dynamodb", "s3"]);
let project = "";
let url = "";
let stop: () => Promise<void>;

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), "luna-console-"));
  const pages = {
    "Some pages":
      'mkdir -p "$LUNA_OUT" && echo "<p>written</p>" > "$LUNA_OUT/index.html" && echo once >> "$LUNA_OUT/../runs"',
    Broken: "echo no such thing >&2; exit 3",
  };
  await writeFile(path.join(project, "package.json"), JSON.stringify({ luna: { pages } }));
  const part = await startConsole(0, {
    clock: { now: () => Date.UTC(2026, 0, 2), offsetMs: () => 86_400_000 },
    advance: async (byMs) => {
      advanced.push(byMs);
      return stillBusy;
    },
    settle: async () => stillBusy,
    calls,
    failures: {
      send: async () => undefined,
      list: () => [{ id: "1", at: "2026-01-01T00:00:00Z", source: "<mail>", body: { a: 1 } }],
    },
    usage: { list: () => [], grants: () => [], clear: () => undefined },
    faults,
    functions: () => [{ fn: worker, busy: 0, warm: 1 }],
    grantsOf: () => [{ action: "s3:GetObject", resource: "arn:aws:s3:::files/*", used: true }],
    schedules: () => [{ name: "reminders", expression: "rate(1 minute)" }],
    queues: { send: async () => undefined, list: () => [] },
    connectionCount: () => 0,
    pages: writtenPages(project, path.join(project, "out")),
    links: { Portal: "http://127.0.0.1:1/" },
    reset: () => undefined,
  });
  ({ url, stop } = part);
  for (const number of [1, 2, 3]) {
    calls.add({
      id: `call-${number}`,
      function: "worker",
      trigger: "test",
      startedAt: `2026-01-01T00:00:0${number}.000Z`,
      durationMs: 1,
      ok: true,
      logs: [`line <${number}>`],
    });
  }
});
afterAll(async () => {
  await stop();
  await rm(project, { recursive: true, force: true });
});
beforeEach(() => {
  stillBusy = [];
});

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

it("tells the clock and moves it", async () => {
  const clock = { now: "2026-01-02T00:00:00.000Z", offsetSeconds: 86_400 };
  expect(await (await send("GET", "/clock")).json()).toEqual(clock);
  expect(await (await send("POST", "/clock", { advance: "24h" })).json()).toEqual(clock);
  expect(advanced).toEqual([86_400_000]);
  expect((await send("POST", "/clock", { advance: "soon" })).status).toBe(400);
  const far = await send("POST", "/clock", { advance: "100000d" });
  expect(far.status).toBe(400);
  expect(await far.json()).toEqual({
    message: '"100000d" is too far: the clock goes at most ten years ahead (3650d).',
  });
  expect(advanced).toHaveLength(1);
});

it("lists calls after a call or a time, and shows what one printed", async () => {
  const ids = async (query: string) => {
    const { items } = (await (await send("GET", `/calls${query}`)).json()) as {
      items: { id: string; logs?: unknown }[];
    };
    expect(items.every(({ logs }) => logs === undefined)).toBe(true);
    return items.map(({ id }) => id);
  };
  expect(await ids("")).toEqual(["call-1", "call-2", "call-3"]);
  expect(await ids("?after=call-1")).toEqual(["call-2", "call-3"]);
  expect(await ids("?after=2026-01-01T00:00:02.000Z")).toEqual(["call-3"]);
  expect(await (await send("GET", "/calls/call-2")).json()).toMatchObject({ logs: ["line <2>"] });
  const page = await send("GET", "/calls/call-2", undefined, { accept: "text/html" });
  expect(await page.text()).toContain("line &lt;2&gt;");
});

it("tells of a call that answered 5xx where it is shown, and finds it by what its answer names", async () => {
  calls.add({
    ...calls.find("call-3")!,
    ...{ id: "call-4", requestId: "request-4", ok: false, status: 500, error: "it <broke>" },
  });
  const call = (await (await send("GET", "/calls/request-4")).json()) as Call;
  expect(call).toMatchObject({ id: "call-4", url: `${url}/calls/call-4` });
  const table = await (await send("GET", "/")).text();
  expect(table).toContain("500 it &lt;broke&gt;");
  const lines: string[] = [];
  logCall({ line: () => undefined, warn: (line) => lines.push(line) }, call);
  expect(lines).toEqual([`worker  test  500 it <broke>  1 ms  ${url}/calls/call-4`]);
});

it("lists functions with their environment and grants, without their credentials", async () => {
  expect(await (await send("GET", "/functions")).json()).toEqual({
    items: [
      {
        name: "worker",
        code: "file:///bundle/worker.mjs",
        environment: { STAGE: "local" },
        grants: [{ action: "s3:GetObject", resource: "arn:aws:s3:::files/*", used: true }],
      },
    ],
  });
});

it("says what is still busy when a settle ran out of patience", async () => {
  expect((await send("POST", "/settle")).status).toBe(200);
  stillBusy = ["streams"];
  const late = await send("POST", "/settle");
  expect(late.status).toBe(504);
  expect(await late.json()).toEqual({ idle: false, stillBusy: ["streams"] });
});

it("sets and clears faults, and refuses what is none", async () => {
  const fault: Fault = { service: "dynamodb", action: "PutItem", rate: 0.5, error: "Throttled" };
  expect((await send("POST", "/faults", fault)).status).toBe(200);
  expect(faults.list()).toEqual([fault]);
  const wrongs: [unknown, string][] = [
    [null, "The body has to be a JSON object."],
    [[fault], "The body has to be a JSON object."],
    [{}, "A fault needs a service: one of dynamodb, s3."],
    [{ ...fault, service: "dynamo" }, "A fault needs a service: one of dynamodb, s3."],
    [{ ...fault, rate: 2 }, "A fault needs a rate from 0 to 1."],
    [{ ...fault, error: 1 }, "A fault needs an error: a text."],
  ];
  for (const [wrong, message] of wrongs) {
    const answer = await send("POST", "/faults", wrong);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ message });
  }
  expect(faults.list()).toEqual([fault]);
  expect((await send("DELETE", "/faults")).status).toBe(204);
  expect(faults.list()).toEqual([]);
});

it("shows a page with what failed, safely", async () => {
  const html = await (await send("GET", "/")).text();
  for (const part of ["reminders", "rate(1 minute)", "&lt;mail&gt;", "http://127.0.0.1:1/"]) {
    expect(html).toContain(part);
  }
});

it("takes no changes from pages of other hosts", async () => {
  const foreign = { origin: "https://evil.example" };
  expect((await send("POST", "/settle", undefined, foreign)).status).toBe(403);
  const own = { origin: "http://127.0.0.1:4105" };
  expect((await send("POST", "/settle", undefined, own)).status).toBe(200);
});

it("does not know other paths", async () => {
  expect((await send("GET", "/nothing")).status).toBe(404);
  expect((await send("POST", "/clock", undefined)).status).toBe(400);
});

it("serves pages that the project writes when they are first asked for, and nothing beside them", async () => {
  expect(await (await send("GET", "/")).text()).toContain('<a href="/pages/some-pages/">');
  const [first, again] = await Promise.all([1, 2].map(() => send("GET", "/pages/some-pages/")));
  expect(first!.headers.get("content-type")).toContain("text/html");
  expect(first!.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await first!.text()).toContain("written");
  expect(await again!.text()).toContain("written");
  expect(await readFile(path.join(project, "out", "runs"), "utf8")).toBe("once\n");
  for (const name of ["absent.html", "..%2Fruns", ".hidden"])
    expect((await send("GET", `/pages/some-pages/${name}`)).status, name).toBe(404);
  const broken = await send("GET", "/pages/broken/");
  expect(broken.status).toBe(500);
  expect(await broken.text()).toContain("no such thing");
});
