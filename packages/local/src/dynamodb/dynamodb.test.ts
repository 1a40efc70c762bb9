import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchGetItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callerRegistry, stackCredentials } from "../endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../endpoint/endpoint.ts";
import type { Part, Resource } from "../part.ts";
import { account, miniAssembly, region, resource, testClock } from "../testing/mini-assembly.ts";
import { createTables, directClient } from "./create-tables.ts";
import { startExpiry } from "./expiry.ts";
import { dynamoDbService } from "./service.ts";
import { startDynamoDb } from "./start.ts";

const name = "dev-luna-main";
const arn = `arn:aws:dynamodb:${region}:${account}:table/${name}`;
const roleArn = `arn:aws:iam::${account}:role/reader`;
const key = (name: string, type: "HASH" | "RANGE") => ({ AttributeName: name, KeyType: type });
const text = (name: string) => ({ AttributeName: name, AttributeType: "S" });
const index = (name: string, hash: string) => ({
  IndexName: name,
  KeySchema: [key(hash, "HASH")],
  Projection: { ProjectionType: "ALL" },
});

function table(properties: Record<string, unknown> = {}): Resource {
  return resource("AWS::DynamoDB::Table", name, arn, {
    KeySchema: [key("pk", "HASH"), key("sk", "RANGE")],
    AttributeDefinitions: [text("pk"), text("sk"), text("owner")],
    GlobalSecondaryIndexes: [index("owner", "owner")],
    StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
    ...properties,
  });
}

const assembly = miniAssembly([table()], {
  [roleArn]: [
    { Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: arn },
    { Effect: "Allow", Action: "dynamodb:Query", Resource: `${arn}/index/*` },
  ],
});
const clock = testClock();
const callers = callerRegistry();
let folder: string;
let database: Part & { url: string };
let endpoint: Endpoint;
let local: DynamoDBClient;
let reader: DynamoDBClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dynamodb-"));
  database = await startDynamoDb({ dataFolder: folder });
  await createTables(database.url, assembly);
  endpoint = await startEndpoint({
    port: 0,
    services: [dynamoDbService({ url: database.url, assembly, streamOf })],
    callers,
    clock,
    assembly,
  });
  const client = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    new DynamoDBClient({ endpoint: endpoint.url, region, credentials, maxAttempts: 1 });
  local = client(stackCredentials);
  reader = client(callers.issue("read", roleArn));
});

afterAll(async () => {
  await endpoint?.stop();
  await database?.stop();
  await rm(folder, { recursive: true });
});

beforeEach(() => endpoint.usage.clear());

async function streamOf(tableName: string): Promise<string> {
  const direct = directClient(database.url, region);
  const { Table } = await direct.send(new DescribeTableCommand({ TableName: tableName }));
  return Table?.LatestStreamArn ?? "";
}

const put = (sk: string, more = {}) =>
  new PutItemCommand({ TableName: name, Item: { pk: { S: "P" }, sk: { S: sk }, ...more } });
const get = (sk: string) =>
  new GetItemCommand({ TableName: name, Key: { pk: { S: "P" }, sk: { S: sk } } });

describe("the DynamoDB of the endpoint", () => {
  it("keeps items and hides the capacity that was not asked for", async () => {
    const written = await local.send(put("a"));
    expect(written.ConsumedCapacity).toBeUndefined();
    expect((await local.send(get("a"))).Item).toEqual({ pk: { S: "P" }, sk: { S: "a" } });
    expect(endpoint.usage.list()).toEqual([
      {
        function: "local",
        service: "dynamodb",
        action: "PutItem",
        count: 1,
        readUnits: 0,
        writeUnits: 1,
        denied: 0,
      },
      {
        function: "local",
        service: "dynamodb",
        action: "GetItem",
        count: 1,
        readUnits: 0.5,
        writeUnits: 0,
        denied: 0,
      },
    ]);
  });

  it("leaves the capacity to those who ask", async () => {
    const command = put("b");
    command.input.ReturnConsumedCapacity = "INDEXES";
    const { ConsumedCapacity } = await local.send(command);
    expect(ConsumedCapacity?.CapacityUnits).toBe(1);
    expect(ConsumedCapacity?.Table).toBeDefined();
  });

  it("counts twice the units for a transaction", async () => {
    const Put = put("t").input as { TableName: string; Item: Record<string, { S: string }> };
    await local.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
    expect(endpoint.usage.list()[0]).toMatchObject({ action: "TransactWriteItems", writeUnits: 2 });
  });

  it("allows what the role may and names what it may not", async () => {
    await reader.send(put("c"));
    await reader.send(
      new QueryCommand({
        TableName: name,
        IndexName: "owner",
        KeyConditionExpression: "#o = :o",
        ExpressionAttributeNames: { "#o": "owner" },
        ExpressionAttributeValues: { ":o": { S: "x" } },
      }),
    );
    const batch = new BatchGetItemCommand({
      RequestItems: { [name]: { Keys: [get("c").input.Key!] } },
    });
    await expect(reader.send(batch)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(`"Action":"dynamodb:BatchGetItem","Resource":"${arn}"`),
    });
    expect(endpoint.usage.list()).toContainEqual(
      expect.objectContaining({ function: "read", action: "BatchGetItem", denied: 1 }),
    );
    expect(endpoint.usage.grants()).toContainEqual({
      roleArn,
      action: "dynamodb:Query",
      resource: `${arn}/index/*`,
      asked: "dynamodb:Query",
    });
  });

  it("asks for each action inside a transaction", async () => {
    const write = new TransactWriteItemsCommand({
      TransactItems: [
        { Put: put("d").input as never },
        {
          ConditionCheck: {
            ...(get("a").input as never as { TableName: string; Key: never }),
            ConditionExpression: "attribute_exists(pk)",
          },
        },
      ],
    });
    await expect(reader.send(write)).rejects.toThrow("dynamodb:ConditionCheckItem");
  });

  it("strikes with faults, before and after the effect", async () => {
    endpoint.faults.set({
      service: "dynamodb",
      action: "PutItem",
      rate: 1,
      error: "ThrottlingException",
    });
    await expect(local.send(put("f1"))).rejects.toMatchObject({ name: "ThrottlingException" });
    expect((await local.send(get("f1"))).Item).toBeUndefined();
    endpoint.faults.set({
      service: "dynamodb",
      action: "PutItem",
      rate: 1,
      error: "InternalServerError",
      after: true,
    });
    await expect(local.send(put("f2"))).rejects.toMatchObject({ name: "InternalServerError" });
    endpoint.faults.clear();
    expect((await local.send(get("f2"))).Item).toBeDefined();
  });
});

describe("signatures", () => {
  const refused = (
    credentials: { accessKeyId: string; secretAccessKey: string },
    systemClockOffset = 0,
  ) =>
    new DynamoDBClient({
      endpoint: endpoint.url,
      region,
      credentials,
      maxAttempts: 1,
      systemClockOffset,
    } as never).send(get("a"));

  it("refuses unknown keys and wrong secrets", async () => {
    await expect(
      refused({ accessKeyId: "AKIAUNKNOWN", secretAccessKey: "x" }),
    ).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
    await expect(refused({ accessKeyId: "local", secretAccessKey: "x" })).rejects.toMatchObject({
      name: "InvalidSignatureException",
    });
  });

  it("takes service time and real time, and says its own in Date", async () => {
    clock.advance(3 * 24 * 3_600_000);
    await expect(local.send(get("a"))).resolves.toBeDefined();
    const response = await fetch(endpoint.url);
    expect(Math.abs(Date.parse(response.headers.get("date")!) - clock.now())).toBeLessThan(5_000);
    await expect(refused(stackCredentials, 24 * 3_600_000)).resolves.toBeDefined();
    await expect(refused(stackCredentials, 4 * 24 * 3_600_000)).rejects.toMatchObject({
      name: "InvalidSignatureException",
    });
    await expect(refused(stackCredentials, -16 * 60_000)).rejects.toMatchObject({
      name: "InvalidSignatureException",
    });
  });
});

it("reads a table's stream by the ARN that the template gives it", async () => {
  await local.send(put("streamed"));
  const streams = new DynamoDBStreamsClient({
    ...{ endpoint: endpoint.url, region, credentials: stackCredentials, maxAttempts: 1 },
  });
  const StreamArn = `${arn}/stream/local`;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" }),
  );
  const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
  expect(Records.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S)).toContain("streamed");
});

describe("createTables", () => {
  it("adds a missing index and stays as it is otherwise", async () => {
    const more = table({
      AttributeDefinitions: [text("pk"), text("sk"), text("owner"), text("status")],
      GlobalSecondaryIndexes: [index("owner", "owner"), index("status", "status")],
    });
    await createTables(database.url, miniAssembly([more]));
    await createTables(database.url, miniAssembly([more]));
    const direct = directClient(database.url, region);
    const { Table } = await direct.send(new DescribeTableCommand({ TableName: name }));
    expect(Table?.GlobalSecondaryIndexes?.map((one) => one.IndexName).sort()).toEqual([
      "owner",
      "status",
    ]);
    expect(Table?.LatestStreamArn).toBeDefined();
  });

  it("refuses a changed key with what to do", async () => {
    const changed = table({ KeySchema: [key("pk", "HASH"), key("owner", "RANGE")] });
    await expect(createTables(database.url, miniAssembly([changed]))).rejects.toThrow(/reset/);
  });
});

describe("expiry", () => {
  it("goes by the service clock", async () => {
    const expiry = startExpiry({ url: database.url, assembly, clock });
    const seconds = Math.floor(clock.now() / 1000);
    await local.send(put("soon", { expiresAt: { N: String(seconds + 60) } }));
    await local.send(put("never"));
    expect(await expiry.sweep()).toBe(0);
    clock.advance(61_000);
    expect(await expiry.sweep()).toBe(1);
    expect((await local.send(get("soon"))).Item).toBeUndefined();
    expect((await local.send(get("never"))).Item).toBeDefined();
    await expiry.stop();
  });
});

describe("startDynamoDb", () => {
  it("keeps the data of a run that was stopped", async () => {
    await database.stop();
    database = await startDynamoDb({ dataFolder: folder });
    const direct = directClient(database.url, region);
    expect((await direct.send(get("a"))).Item).toBeDefined();
  });

  it("ends the emulator that a killed stack left behind", async () => {
    const second = await startDynamoDb({ dataFolder: folder });
    await expect(fetch(database.url)).rejects.toThrow("fetch failed");
    await database.stop();
    database = second;
    expect((await directClient(second.url, region).send(get("a"))).Item).toBeDefined();
  });
});
