import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startDynamoDb } from "../dynamodb/start.ts";
import { FunctionError } from "../functions/function-error.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import type { StreamMapping } from "./mapping.ts";
import { type Streams, startStreams } from "./streams.ts";

const queueArn = "arn:aws:sqs:eu-central-1:123456789012:failures";
const functionArn = "arn:aws:lambda:eu-central-1:123456789012:function:consumer";

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let client: DynamoDBClient;
const running: Streams[] = [];
let databaseFolder: string;

beforeAll(async () => {
  databaseFolder = mkdtempSync(path.join(tmpdir(), "luna-streams-"));
  database = await startDynamoDb({ dataFolder: databaseFolder });
  client = new DynamoDBClient({
    endpoint: database.url,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
});
afterEach(async () => {
  for (const streams of running.splice(0)) await streams.stop();
});
afterAll(async () => {
  client.destroy();
  await database.stop();
  rmSync(databaseFolder, { recursive: true, force: true });
});

let tables = 0;
async function createTable(): Promise<string> {
  tables += 1;
  const TableName = `things-${tables}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    }),
  );
  return TableName;
}

const put = (TableName: string, pk: string, kind = "thing") =>
  client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, kind: { S: kind } } }));

async function consume(
  tableName: string,
  handler: (event: DynamoDBStreamEvent) => unknown,
  settings: Partial<StreamMapping> = {},
  dataFolder = temporaryFolder("streams"),
) {
  const batches: string[][] = [];
  const failed: { destination?: string; body: unknown }[] = [];
  const streams = await startStreams({
    mappings: [
      {
        id: "Main/mapping",
        tableName,
        streamArn: `arn:aws:dynamodb:eu-central-1:123456789012:table/${tableName}/stream/local`,
        functionArn,
        fromStart: true,
        batchSize: 100,
        windowMs: 0,
        filters: [],
        reportsItemFailures: true,
        bisects: false,
        maxRetries: 1,
        maxAgeMs: Number.POSITIVE_INFINITY,
        lanes: 1,
        failureDestination: queueArn,
        ...settings,
      },
    ],
    databaseUrl: database.url,
    dataFolder,
    functions: {
      invoke: async (_arn, event) => {
        const { Records } = event as DynamoDBStreamEvent;
        batches.push(Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S ?? ""));
        return handler(event as DynamoDBStreamEvent);
      },
    },
    failures: { send: async (failure) => void failed.push(failure), list: () => [] },
    clock: { now: Date.now, offsetMs: () => 0 },
    region: "eu-central-1",
    log: { line: () => undefined, warn: () => undefined },
  });
  running.push(streams);
  return { streams, batches, failed };
}

it("hands records over in order, and has handed over all of them once drained", async () => {
  const table = await createTable();
  const events: DynamoDBStreamEvent[] = [];
  const { streams, batches } = await consume(table, (event) => void events.push(event));
  for (const key of ["a", "b", "c"]) await put(table, key);
  await streams.drained();
  expect(batches.flat()).toEqual(["a", "b", "c"]);
  expect(events[0]?.Records[0]).toMatchObject({
    eventName: "INSERT",
    eventSource: "aws:dynamodb",
    dynamodb: { NewImage: { pk: { S: "a" } }, StreamViewType: "NEW_AND_OLD_IMAGES" },
  });
});

it("passes over what the filter does not take, in batches of the size that is set", async () => {
  const table = await createTable();
  for (const key of ["a", "b", "c", "d", "e"]) await put(table, key, key === "b" ? "no" : "yes");
  const filters = [{ dynamodb: { NewImage: { kind: { S: ["yes"] } } } }];
  const { streams, batches } = await consume(table, () => null, { filters, batchSize: 2 });
  await streams.drained();
  expect(batches.flat()).toEqual(["a", "c", "d", "e"]);
  expect(Math.max(...batches.map(({ length }) => length))).toBe(2);
});

it("goes on where it was after a restart, and repeats what was not done with", async () => {
  const table = await createTable();
  const dataFolder = temporaryFolder("streams");
  const first = await consume(table, () => null, {}, dataFolder);
  await put(table, "a");
  await first.streams.drained();
  await first.streams.stop();
  await put(table, "b");
  const second = await consume(table, () => null, {}, dataFolder);
  await second.streams.drained();
  expect(second.batches).toEqual([["b"]]);
});

it("begins at the end where it should, and misses nothing written from then on", async () => {
  const table = await createTable();
  const dataFolder = temporaryFolder("streams");
  await put(table, "old");
  const first = await consume(table, () => null, { fromStart: false }, dataFolder);
  await first.streams.stop();
  await put(table, "while down");
  const second = await consume(table, () => null, { fromStart: false }, dataFolder);
  await put(table, "new");
  await second.streams.drained();
  expect(second.batches.flat()).toEqual(["while down", "new"]);
});

it("sends a batch that cannot be done to the failure destination, and goes on behind it", async () => {
  const table = await createTable();
  const { streams, batches, failed } = await consume(
    table,
    ({ Records }) => {
      if (Records.some(({ dynamodb }) => dynamodb?.Keys?.pk?.S === "poison")) {
        throw new FunctionError({ errorType: "E", errorMessage: "broken" });
      }
      return null;
    },
    { batchSize: 1 },
  );
  await put(table, "poison");
  await put(table, "fine");
  await streams.drained();
  expect(batches).toEqual([["poison"], ["poison"], ["fine"]]);
  expect(failed).toMatchObject([
    {
      source: "consumer",
      destination: queueArn,
      body: {
        requestContext: {
          functionArn,
          condition: "RetryAttemptsExhausted",
          approximateInvokeCount: 2,
        },
        DDBStreamBatchInfo: { batchSize: 1 },
      },
    },
  ]);
});

it("keeps the changes of one item in order over parallel lanes", async () => {
  const table = await createTable();
  for (let round = 0; round < 4; round += 1) {
    for (const key of ["a", "b", "c"]) await put(table, key, `${round}`);
  }
  const seen: Record<string, string[]> = {};
  const { streams, batches } = await consume(
    table,
    ({ Records }) => {
      for (const { dynamodb } of Records) {
        const key = dynamodb?.Keys?.pk?.S ?? "";
        seen[key] = [...(seen[key] ?? []), dynamodb?.NewImage?.kind?.S ?? ""];
      }
      return null;
    },
    { lanes: 4 },
  );
  await streams.drained();
  const rounds = ["0", "1", "2", "3"];
  expect(seen).toEqual({ a: rounds, b: rounds, c: rounds });
  expect(batches.length).toBeGreaterThan(1);
});
