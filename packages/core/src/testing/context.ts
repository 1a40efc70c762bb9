/** A context for tests: a table of its own in the real DynamoDB API, a clock that the test moves. */
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tableLayout } from "@luna/contracts/storage";
import { luna } from "@luna/contracts/study/luna";
import { ulid } from "ulid";
import { inject } from "vitest";
import type { Actor } from "../actor.ts";
import { connectTable, type Item, marshallOptions } from "../aws/table.ts";
import type { Context } from "../context.ts";

export interface TestContext extends Context {
  tableName: string;
  /** Moves the clock ahead. */
  advance(ms: number): void;
  /** The same world seen by another actor. */
  as(actor: Actor): TestContext;
  /** Every item of the table, for looking behind the scenes. */
  everything(): Promise<Item[]>;
  logged: { level: string; message: string; fields?: Record<string, unknown> | undefined }[];
}

export const observer: Actor = {
  kind: "staff",
  id: "observer-1",
  role: "observer",
  name: "Olive",
  email: "observer@luna.example",
};
export const researcher: Actor = {
  kind: "staff",
  id: "researcher-1",
  role: "researcher",
  name: "Rana",
  email: "researcher@luna.example",
};
export const admin: Actor = {
  kind: "staff",
  id: "admin-1",
  role: "admin",
  name: "Ada",
  email: "admin@luna.example",
};

/** `startAt` is the clock's first moment. */
export async function testContext(
  options: { startAt?: string; actor?: Actor } = {},
): Promise<TestContext> {
  const client = new DynamoDBClient({
    endpoint: inject("dynamoDbUrl"),
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const name = `test-${ulid()}`;
  await client.send(createTable(name));
  let now = Date.parse(options.startAt ?? "2026-11-23T09:00:00.000Z");
  const logged: TestContext["logged"] = [];
  const log = (level: string) => (message: string, fields?: Record<string, unknown>) => {
    logged.push({ level, message, fields });
  };
  const clock = () => now;
  const table = connectTable({ name, now: clock, client });
  const make = (actor: Actor): TestContext => ({
    actor,
    tableName: name,
    now: clock,
    requestId: "test-request",
    table,
    keys: async () => ({ current: "a test secret of no other use" }),
    settings: {
      stage: "test",
      apiUrl: "http://api.test",
      websocketUrl: "ws://socket.test/test",
      portalUrl: "http://portal.test",
      studyName: "Luna study",
      brandColor: "#5b5bd6",
      controllerName: "Luna e. V.",
      privacyContact: "privacy@luna.example",
      privacyNoticeUrl: "http://portal.test/privacy",
      retentionDays: 365,
      fileDays: { screenshot: 90, recording: 90, audio: 90, log: 90, export: 90 },
      maxFileBytes: 52_428_800,
      maxRecordingBytes: 5 * 2 ** 30,
      signIn: { issuer: "http://issuer.test", clientId: "client" },
    },
    study: luna,
    log: { info: log("info"), warn: log("warn"), error: log("error") },
    logged,
    advance: (ms) => {
      now += ms;
    },
    as: make,
    everything: async () => {
      const { DynamoDBDocumentClient, ScanCommand } = await import("@aws-sdk/lib-dynamodb");
      // its settings become those of the client that the table uses as well
      const documents = DynamoDBDocumentClient.from(client, { marshallOptions });
      const items: Item[] = [];
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(new ScanCommand({ TableName: name, ExclusiveStartKey }));
        items.push(...((page.Items ?? []) as Item[]));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return items;
    },
  });
  return make(options.actor ?? { kind: "public" });
}

/** The table as the template has it, stream aside. */
function createTable(TableName: string): CreateTableCommand {
  const keySchema = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ];
  const indexes = Object.entries(tableLayout.indexes);
  const attributes = [
    tableLayout.partitionKey,
    tableLayout.sortKey,
    ...indexes.flatMap(([, names]) => names),
  ];
  return new CreateTableCommand({
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: keySchema(tableLayout.partitionKey, tableLayout.sortKey),
    AttributeDefinitions: attributes.map((AttributeName) => ({
      AttributeName,
      AttributeType: "S",
    })),
    GlobalSecondaryIndexes: indexes.map(([IndexName, [partition, sort]]) => ({
      IndexName,
      KeySchema: keySchema(partition, sort),
      Projection: { ProjectionType: "ALL" },
    })),
  });
}
