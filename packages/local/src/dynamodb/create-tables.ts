import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import type { Assembly } from "../part.ts";
import { keyText, onDemand, type TableDefinition, tables } from "./tables.ts";

/**
 * Brings the local DynamoDB to what the template says: creates tables, adds indexes and streams.
 * @throws Error when the data on disk has other keys than the template, which no update can change.
 */
export async function createTables(
  url: string,
  assembly: Pick<Assembly, "resources">,
): Promise<void> {
  const definitions = tables(assembly);
  const client = directClient(url, definitions[0]?.arn.split(":")[3]);
  try {
    for (const definition of definitions) {
      const present = await describe(client, definition.name);
      if (present) await update(client, definition, present);
      else await create(client, definition);
      await expire(client, definition);
    }
  } finally {
    client.destroy();
  }
}

/** A client that goes to the emulator itself, not through the endpoint. */
export function directClient(url: string, region = "us-east-1"): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: url,
    region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}

async function describe(
  client: DynamoDBClient,
  name: string,
): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function create(client: DynamoDBClient, table: TableDefinition): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table.name,
      KeySchema: table.keys,
      AttributeDefinitions: table.attributes,
      GlobalSecondaryIndexes: table.globalIndexes.length ? table.globalIndexes : undefined,
      LocalSecondaryIndexes: table.localIndexes.length ? table.localIndexes : undefined,
      BillingMode: onDemand,
      StreamSpecification: table.stream && {
        StreamEnabled: true,
        StreamViewType: table.stream,
      },
    }),
  );
}

async function update(
  client: DynamoDBClient,
  table: TableDefinition,
  present: TableDescription,
): Promise<void> {
  sameKeys(`Table ${table.name}`, keyText(present.KeySchema), keyText(table.keys));
  for (const index of table.localIndexes) {
    const old = present.LocalSecondaryIndexes?.find((one) => one.IndexName === index.IndexName);
    sameKeys(`Local index ${index.IndexName}`, keyText(old?.KeySchema), keyText(index.KeySchema));
  }
  for (const index of table.globalIndexes) {
    const old = present.GlobalSecondaryIndexes?.find((one) => one.IndexName === index.IndexName);
    if (old) {
      sameKeys(`Index ${index.IndexName}`, keyText(old.KeySchema), keyText(index.KeySchema));
      continue;
    }
    await client.send(
      new UpdateTableCommand({
        TableName: table.name,
        AttributeDefinitions: table.attributes,
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      }),
    );
  }
  if (table.stream && !present.StreamSpecification?.StreamEnabled) {
    await client.send(
      new UpdateTableCommand({
        TableName: table.name,
        StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream },
      }),
    );
  }
}

function sameKeys(what: string, old: string, wanted: string): void {
  if (old === wanted) return;
  throw new Error(
    `${what} has the keys "${old || "none"}" on disk and "${wanted}" in the template. Keys cannot be changed: empty the data with "npm run local -- reset".`,
  );
}

async function expire(client: DynamoDBClient, table: TableDefinition): Promise<void> {
  if (!table.expiryAttribute) return;
  const { TimeToLiveDescription: present } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: table.name }),
  );
  if (present?.TimeToLiveStatus === "ENABLED" || present?.TimeToLiveStatus === "ENABLING") return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: table.name,
      TimeToLiveSpecification: { Enabled: true, AttributeName: table.expiryAttribute },
    }),
  );
}
