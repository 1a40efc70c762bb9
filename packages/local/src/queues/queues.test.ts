import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callerRegistry } from "../endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../endpoint/endpoint.ts";
import { account, miniAssembly, region, resource, testClock } from "../testing/mini-assembly.ts";
import { signedCall } from "../testing/signed-call.ts";
import { type Queues, queuesService } from "./queues-service.ts";

const arn = `arn:aws:sqs:${region}:${account}:dev-failures`;
const roleArn = `arn:aws:iam::${account}:role/sender`;
const assembly = miniAssembly([resource("AWS::SQS::Queue", "dev-failures", arn)], {
  [roleArn]: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: arn }],
});
const clock = testClock();
const callers = callerRegistry();
let folder: string;
let queues: Queues;
let endpoint: Endpoint;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "queues-"));
  queues = await queuesService({ assembly, clock, folder });
  endpoint = await startEndpoint({ port: 0, services: [queues], callers, clock, assembly });
});

afterAll(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true });
});

const call = (
  operation: string,
  body: object = {},
  credentials?: Parameters<typeof signedCall>[4],
) =>
  signedCall(
    endpoint.url,
    "sqs",
    `AmazonSQS.${operation}`,
    { QueueUrl: `${endpoint.url}/${account}/dev-failures`, ...body },
    credentials,
  );

interface Received {
  Messages?: { Body: string; ReceiptHandle: string }[];
}

it("keeps messages until they are deleted, hidden while somebody works on them", async () => {
  await queues.send(arn, "first");
  await call("SendMessage", { MessageBody: "second" });
  const received = (await call("ReceiveMessage", { MaxNumberOfMessages: 10 })).body as Received;
  expect(received.Messages?.map(({ Body }) => Body)).toEqual(["first", "second"]);
  expect(((await call("ReceiveMessage")).body as Received).Messages).toBeUndefined();
  await call("DeleteMessage", { ReceiptHandle: received.Messages![0]!.ReceiptHandle });
  clock.advance(31_000);
  const again = (await call("ReceiveMessage", { MaxNumberOfMessages: 10 })).body as Received;
  expect(again.Messages?.map(({ Body }) => Body)).toEqual(["second"]);
  const counted = await call("GetQueueAttributes", { AttributeNames: ["All"] });
  expect(counted.body).toMatchObject({
    Attributes: { QueueArn: arn, ApproximateNumberOfMessagesNotVisible: "1" },
  });
});

it("keeps them on disk", async () => {
  const later = await queuesService({ assembly, clock, folder });
  expect(later.list()).toMatchObject([{ queue: "dev-failures", body: "second" }]);
});

it("asks IAM and knows only the template's queues", async () => {
  const sender = callers.issue("sender", roleArn);
  expect((await call("SendMessage", { MessageBody: "x" }, sender)).status).toBe(200);
  expect((await call("ReceiveMessage", {}, sender)).body.__type).toBe("AccessDeniedException");
  const other = await call("ReceiveMessage", { QueueUrl: `${endpoint.url}/1/other` });
  expect(other).toMatchObject({
    status: 400,
    body: { __type: "com.amazonaws.sqs#QueueDoesNotExist" },
  });
  await expect(queues.send(`${arn}-other`, "x")).rejects.toThrow("no queue");
});
