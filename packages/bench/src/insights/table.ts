/** A table on the local DynamoDB API that counts the requests and the units it reports. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tableLayout } from "@luna/contracts/storage";
import { connectTable, type Table } from "@luna/core/aws/table";
import { startDynamoDb } from "../../../local/src/dynamodb/start.ts";

export interface CountedTable extends AsyncDisposable {
  table: Table;
  /** Since it was last asked. */
  taken(): { requests: number; readUnits: number };
}

export async function countedTable(now: () => number): Promise<CountedTable> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "luna-bench-table-"));
  const dynamoDb = await startDynamoDb({ dataFolder });
  const client = new DynamoDBClient({
    endpoint: dynamoDb.url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await client.send(createTable("bench"));
  let requests = 0;
  let readUnits = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const input = args.input as { ReturnConsumedCapacity?: string };
      const result = await next({ ...args, input: { ...input, ReturnConsumedCapacity: "TOTAL" } });
      const output = result.output as { ConsumedCapacity?: Capacity | Capacity[] };
      requests += 1;
      for (const each of [output.ConsumedCapacity ?? []].flat())
        readUnits += each.CapacityUnits ?? 0;
      return result;
    },
    { step: "initialize", name: "count" },
  );
  return {
    table: connectTable({ name: "bench", now, client }),
    taken() {
      const counted = { requests, readUnits };
      requests = 0;
      readUnits = 0;
      return counted;
    },
    async [Symbol.asyncDispose]() {
      await dynamoDb.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

interface Capacity {
  CapacityUnits?: number;
}

const createTable = (TableName: string): CreateTableCommand =>
  new CreateTableCommand({
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: [
      { AttributeName: tableLayout.partitionKey, KeyType: "HASH" },
      { AttributeName: tableLayout.sortKey, KeyType: "RANGE" },
    ],
    AttributeDefinitions: [tableLayout.partitionKey, tableLayout.sortKey].map((AttributeName) => ({
      AttributeName,
      AttributeType: "S" as const,
    })),
  });
