import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { callerRegistry, stackCredentials } from "../endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../endpoint/endpoint.ts";
import { account, miniAssembly, region, testBus, testClock } from "../testing/mini-assembly.ts";
import { eventsService } from "./events-service.ts";

const roleArn = `arn:aws:iam::${account}:role/publisher`;
const busArn = `arn:aws:events:${region}:${account}:event-bus/default`;
const assembly = miniAssembly([], {
  [roleArn]: [{ Effect: "Allow", Action: "events:PutEvents", Resource: busArn }],
});
const bus = testBus();
const callers = callerRegistry();
let endpoint: Endpoint;
const client = (credentials = stackCredentials) =>
  new EventBridgeClient({ endpoint: endpoint.url, region, credentials });

beforeAll(async () => {
  const clock = testClock();
  const services = [eventsService({ bus, clock })];
  endpoint = await startEndpoint({ port: 0, services, callers, clock, assembly });
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  bus.events.length = 0;
});

const good = {
  Source: "luna.dev",
  DetailType: "session.completed",
  Detail: `{"sessionId":"ses_1"}`,
};

it("publishes each good entry and answers for each bad one", async () => {
  const answer = await client(callers.issue("publish", roleArn)).send(
    new PutEventsCommand({
      Entries: [
        { ...good, Time: new Date("2026-11-22T12:00:00.500Z") },
        { ...good, Detail: "[1]" },
        { ...good, DetailType: undefined },
        { ...good, Source: "aws.s3" },
        { ...good, EventBusName: busArn },
      ],
    }),
  );
  expect(answer.FailedEntryCount).toBe(3);
  expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
    undefined,
    "MalformedDetail",
    "InvalidArgument",
    "NotAuthorizedForSourceException",
    undefined,
  ]);
  expect(bus.events).toHaveLength(2);
  expect(bus.events[0]).toMatchObject({
    id: answer.Entries![0]!.EventId,
    source: "luna.dev",
    "detail-type": "session.completed",
    time: "2026-11-22T12:00:00Z",
    account,
    region,
    detail: { sessionId: "ses_1" },
  });
});

it("refuses too many entries, too much, and buses that the role may not write to", async () => {
  const many = new PutEventsCommand({ Entries: Array(11).fill(good) });
  await expect(client().send(many)).rejects.toMatchObject({ name: "ValidationException" });
  const Detail = JSON.stringify({ text: "x".repeat(256 * 1024) });
  const big = new PutEventsCommand({ Entries: [{ ...good, Detail }] });
  await expect(client().send(big)).rejects.toMatchObject({ name: "ValidationException" });
  const other = new PutEventsCommand({ Entries: [{ ...good, EventBusName: "other" }] });
  await expect(client(callers.issue("publish", roleArn)).send(other)).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  expect(bus.events).toHaveLength(0);
});
