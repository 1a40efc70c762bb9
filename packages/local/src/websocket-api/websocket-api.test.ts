import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { openAssembly } from "../assembly/assembly.ts";
import { listen } from "../endpoint/listen.ts";
import { createCalls } from "../functions/calls.ts";
import { runFunctions } from "../functions/functions.ts";
import { lambdaFunctions } from "../functions/lambda-function.ts";
import type { Part } from "../part.ts";
import { fixtureFunction, writeFixtureAssembly } from "../testing/fixture-assembly.ts";
import { testClock, until } from "../testing/mini-assembly.ts";
import { type ConnectionRegistry, createConnections } from "./connections.ts";
import { startWebsocketApi } from "./server.ts";
import { websocketApis } from "./websocket-apis.ts";

const minute = 60_000;
const clock = { ...testClock(), shared: new SharedArrayBuffer(8) };
const calls = createCalls();
const parts: Part[] = [];
const folder = mkdtempSync(path.join(tmpdir(), "luna-websocket-"));
let connections: ConnectionRegistry;
let url = "";
const managed: string[] = [];

function route(key: string, integration: string, answers = false) {
  return {
    Type: "AWS::ApiGatewayV2::Route",
    Properties: {
      ApiId: { Ref: "Socket" },
      RouteKey: key,
      Target: { "Fn::Join": ["/", ["integrations", { Ref: integration }]] },
      ...(answers && { RouteResponseSelectionExpression: "$default" }),
    },
  };
}

const integration = (name: string) => ({
  Type: "AWS::ApiGatewayV2::Integration",
  Properties: {
    ApiId: { Ref: "Socket" },
    IntegrationUri: {
      "Fn::Join": [
        "",
        [
          "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/",
          { "Fn::GetAtt": [name, "Arn"] },
          "/invocations",
        ],
      ],
    },
  },
});

beforeAll(async () => {
  const assembly = openAssembly(
    writeFixtureAssembly(
      {
        ...fixtureFunction("connect"),
        ...fixtureFunction("message"),
        ...fixtureFunction("disconnect"),
        ...fixtureFunction("fail"),
        Socket: {
          Type: "AWS::ApiGatewayV2::Api",
          Properties: { ProtocolType: "WEBSOCKET", RouteSelectionExpression: "$request.body.type" },
        },
        Stage: {
          Type: "AWS::ApiGatewayV2::Stage",
          Properties: { ApiId: { Ref: "Socket" }, StageName: "live" },
        },
        ToConnect: integration("connect"),
        ToMessage: integration("message"),
        ToDisconnect: integration("disconnect"),
        ToFail: integration("fail"),
        Connect: route("$connect", "ToConnect"),
        Disconnect: route("$disconnect", "ToDisconnect"),
        Default: route("$default", "ToMessage", true),
        Special: route("special", "ToMessage", true),
        Failing: route("failing", "ToFail"),
      },
      {},
      folder,
    ),
  );
  const functions = runFunctions({
    functions: lambdaFunctions(assembly, {
      endpointUrl: "http://127.0.0.1:1",
      issue: () => ({ accessKeyId: "KEY", secretAccessKey: "SECRET" }),
    }),
    clock,
    calls,
  });
  const endpoint = await listen(0, (request, response) => {
    managed.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(200).end("{}");
  });
  connections = createConnections(clock);
  const [api] = websocketApis(assembly);
  if (!api) throw new Error("The fixture has no WebSocket API.");
  const server = await startWebsocketApi({
    api,
    port: 0,
    functions,
    connections,
    clock,
    endpointUrl: `http://127.0.0.1:${endpoint.port}`,
    log: { line: () => undefined, warn: () => undefined },
  });
  url = server.url;
  parts.push(server, functions, { name: "endpoint", stop: endpoint.stop });
});
afterAll(async () => {
  for (const part of parts) await part.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => until(() => connections.count() === 0));

async function open(query = ""): Promise<WebSocket> {
  const socket = new WebSocket(`${url}${query}`);
  await once(socket, "open");
  return socket;
}

async function closing(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, "close");
  return code;
}

async function answerTo(socket: WebSocket, text: string): Promise<string> {
  const answer = once(socket, "message");
  socket.send(text);
  return String((await answer)[0]);
}

async function refusal(address: string): Promise<number | undefined> {
  const socket = new WebSocket(address);
  const [request, response] = await once(socket, "unexpected-response");
  request.destroy();
  return response.statusCode;
}

describe("a WebSocket API", () => {
  it("has its stage as path, in its address too", async () => {
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/live$/);
    expect(await refusal(url.replace("/live", "/other"))).toBe(403);
  });

  it("tells the client the status with which $connect refused", async () => {
    expect(await refusal(`${url}?as=stranger`)).toBe(401);
    expect(await refusal(`${url}?as=broken`)).toBe(502);
    expect(connections.count()).toBe(0);
  });

  it("selects the route by the message, and sends back what a two-way route answers", async () => {
    const socket = await open();
    expect(await answerTo(socket, '{"type":"special"}')).toBe('special {"type":"special"}');
    expect(await answerTo(socket, '{"type":"other"}')).toBe('$default {"type":"other"}');
    expect(await answerTo(socket, '{"type":"$connect"}')).toBe('$default {"type":"$connect"}');
    expect(await answerTo(socket, "no json")).toBe("$default no json");
    socket.close();
  });

  it("tells of an error in the function without its text", async () => {
    const socket = await open();
    const answer = JSON.parse(await answerTo(socket, '{"type":"failing"}'));
    expect(answer).toEqual({
      message: "Internal server error",
      connectionId: expect.stringMatching(/=$/),
      requestId: expect.any(String),
    });
    socket.close();
  });

  it("takes 32 KB in a frame and 128 KB in a message, and ends with 1009 beyond", async () => {
    const socket = await open();
    const frame = 32 * 1024;
    expect((await answerTo(socket, "x".repeat(frame))).length).toBe(frame + "$default ".length);

    const whole = once(socket, "message");
    for (let part = 0; part < 4; part += 1) socket.send("y".repeat(frame), { fin: part === 3 });
    expect(String((await whole)[0]).length).toBe(4 * frame + "$default ".length);

    const big = closing(socket);
    socket.send("x".repeat(frame + 1));
    expect(await big).toBe(1009);

    const other = await open();
    const tooMuch = closing(other);
    for (let part = 0; part < 5; part += 1) other.send("y".repeat(frame), { fin: part === 4 });
    expect(await tooMuch).toBe(1009);
  });

  it("tells $disconnect how a connection ended", async () => {
    const socket = await open();
    socket.close(1000);
    const told = () =>
      calls.list().find(({ function: name, logs }) => name === "disconnect" && logs[0] === "1000");
    await until(() => told() !== undefined);
    expect(told()).toMatchObject({ ok: true, trigger: "websocket $disconnect" });
  });

  it("ends a connection after ten minutes of silence or two hours, in service time", async () => {
    const silent = await open();
    const busy = await open();
    clock.advance(9 * minute);
    await answerTo(busy, "still here");
    clock.advance(minute);
    const silentEnd = closing(silent);
    connections.endOverdue();
    expect(await silentEnd).toBe(1001);
    for (let waited = 10; waited < 120; waited += 5) {
      expect(busy.readyState).toBe(WebSocket.OPEN);
      await answerTo(busy, "still here");
      clock.advance(5 * minute);
      connections.endOverdue();
    }
    expect(await closing(busy)).toBe(1001);
  });

  it("hands @connections calls to its own address on to the endpoint", async () => {
    const path = "/live/@connections/abc%3D";
    const response = await fetch(`${url.replace("ws:", "http:").replace("/live", "")}${path}`, {
      method: "POST",
      headers: { authorization: "signed" },
      body: "data",
    });
    expect(response.status).toBe(200);
    expect(managed).toEqual([`POST ${path} signed`]);
  });
});

describe("@connections", () => {
  it("reaches an open connection, and nobody before $connect has returned or after the end", async () => {
    const { id } = connections.open("127.0.0.1");
    expect(await connections.post(id, Buffer.from("early"))).toBe(false);
    expect(connections.describe(id)).toBeUndefined();
    connections.remove(id);

    const socket = await open();
    const answer = JSON.parse(await answerTo(socket, '{"type":"failing"}'));
    const text = once(socket, "message");
    expect(await connections.post(answer.connectionId, Buffer.from("grüezi"))).toBe(true);
    expect(String((await text)[0])).toBe("grüezi");
    expect(connections.describe(answer.connectionId)).toMatchObject({ sourceIp: "127.0.0.1" });

    const end = closing(socket);
    expect(await connections.disconnect(answer.connectionId)).toBe(true);
    expect(await end).toBe(1000);
    await until(() => connections.count() === 0);
    expect(await connections.post(answer.connectionId, Buffer.from("late"))).toBe(false);
    expect(await connections.disconnect(answer.connectionId)).toBe(false);
  });
});
