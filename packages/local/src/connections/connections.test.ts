import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callerRegistry } from "../endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../endpoint/endpoint.ts";
import type { Connections } from "../part.ts";
import { account, miniAssembly, region, resource, testClock } from "../testing/mini-assembly.ts";
import { connectionsService } from "./connections-service.ts";

const roleArn = `arn:aws:iam::${account}:role/live`;
const assembly = miniAssembly(
  [
    resource("AWS::ApiGatewayV2::Api", "ws123", "", { ProtocolType: "WEBSOCKET" }),
    resource("AWS::ApiGatewayV2::Stage", "live", "", { ApiId: "ws123", StageName: "live" }),
  ],
  {
    [roleArn]: [
      {
        Effect: "Allow",
        Action: "execute-api:ManageConnections",
        Resource: `arn:aws:execute-api:${region}:${account}:ws123/live/POST/@connections/*`,
      },
    ],
  },
);

const id = "L0SM9cOFvHcCIhw=";
const received: string[] = [];
const open = new Set([id]);
const connections: Connections = {
  async post(connectionId, data) {
    if (open.has(connectionId)) received.push(Buffer.from(data).toString());
    return open.has(connectionId);
  },
  disconnect: async (connectionId) => open.delete(connectionId),
  describe: (connectionId) =>
    open.has(connectionId)
      ? {
          connectedAt: "2026-11-22T12:00:00Z",
          lastActiveAt: "2026-11-22T12:00:00Z",
          sourceIp: "127.0.0.1",
        }
      : undefined,
};
const callers = callerRegistry();
let endpoint: Endpoint;
let stack: ApiGatewayManagementApiClient;
let live: ApiGatewayManagementApiClient;

beforeAll(async () => {
  const services = [connectionsService({ connections, assembly })];
  endpoint = await startEndpoint({ port: 0, services, callers, clock: testClock(), assembly });
  const client = (address: string, credentials: { accessKeyId: string; secretAccessKey: string }) =>
    new ApiGatewayManagementApiClient({ endpoint: address, region, credentials });
  stack = client(endpoint.url, { accessKeyId: "local", secretAccessKey: "local" });
  live = client(`${endpoint.url}/live`, callers.issue("live", roleArn));
});
afterAll(() => endpoint.stop());

it("posts to a socket, with the stage in the path and without", async () => {
  await live.send(new PostToConnectionCommand({ ConnectionId: id, Data: "a" }));
  await stack.send(new PostToConnectionCommand({ ConnectionId: id, Data: "b" }));
  expect(received).toEqual(["a", "b"]);
});

it("asks IAM by method", async () => {
  await expect(live.send(new GetConnectionCommand({ ConnectionId: id }))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining(`ws123/live/GET/@connections/${id}`),
  });
});

it("describes and closes a socket, which is then gone", async () => {
  const found = await stack.send(new GetConnectionCommand({ ConnectionId: id }));
  expect(found.Identity?.SourceIp).toBe("127.0.0.1");
  await stack.send(new DeleteConnectionCommand({ ConnectionId: id }));
  const post = live.send(new PostToConnectionCommand({ ConnectionId: id, Data: "c" }));
  await expect(post).rejects.toMatchObject({ name: "GoneException" });
});

it("refuses a message of more than 128 KB", async () => {
  const Data = "x".repeat(128 * 1024 + 1);
  await expect(
    live.send(new PostToConnectionCommand({ ConnectionId: id, Data })),
  ).rejects.toMatchObject({ name: "PayloadTooLargeException" });
});
