import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import type { Assembly, Part, ServiceClock } from "../part.ts";
import { directClient } from "./create-tables.ts";
import { type TableDefinition, tables } from "./tables.ts";

interface ExpiryOptions {
  url: string;
  assembly: Pick<Assembly, "resources">;
  clock: ServiceClock;
  /** Real time between two sweeps; default a minute. */
  everyMs?: number;
  log?(line: string): void;
}

export interface Expiry extends Part {
  /** Removes what has expired by the service clock; the number of items. Rests after a long sweep. */
  sweep(): Promise<number>;
}

const longSweepMs = 250;

/** DynamoDB passes over a time of expiry more than five years back, as a likely mistake of units. */
const oldestSeconds = 5 * 365 * 24 * 3600;

/** Removes expired items by the service clock, which the emulator does not know. */
export function startExpiry(options: ExpiryOptions): Expiry {
  const expiring = tables(options.assembly).filter((table) => table.expiryAttribute);
  const client = directClient(options.url, expiring[0]?.arn.split(":")[3]);
  let running: Promise<number> | undefined;

  async function sweepAll(): Promise<number> {
    const nowSeconds = Math.floor(options.clock.now() / 1000);
    let removed = 0;
    for (const table of expiring) removed += await sweepTable(client, table, nowSeconds);
    return removed;
  }

  let restUntil = 0;

  async function sweep(): Promise<number> {
    if (!running && performance.now() < restUntil) return 0;
    const startedAt = performance.now();
    running ??= sweepAll().finally(() => {
      running = undefined;
      const tookMs = performance.now() - startedAt;
      // A sweep reads the whole table: over a large one it may take a twentieth of the time, no more.
      if (tookMs > longSweepMs) restUntil = performance.now() + 20 * tookMs;
    });
    return running;
  }

  const timer = setInterval(() => {
    sweep().catch((error) => options.log?.(`expired items were not removed: ${error}`));
  }, options.everyMs ?? 60_000);
  timer.unref();

  return {
    name: "expiry",
    sweep,
    idle: () => running === undefined,
    async stop() {
      clearInterval(timer);
      await running?.catch(() => undefined);
      client.destroy();
    },
  };
}

async function sweepTable(
  client: DynamoDBClient,
  table: TableDefinition,
  nowSeconds: number,
): Promise<number> {
  const names = { "#expiry": table.expiryAttribute! };
  const keyNames = table.keys.map(({ AttributeName }) => AttributeName!);
  const pages = paginateScan(
    { client },
    {
      TableName: table.name,
      ConsistentRead: true,
      FilterExpression: "attribute_type(#expiry, :number) AND #expiry BETWEEN :oldest AND :now",
      ProjectionExpression: keyNames.map((_, index) => `#key${index}`).join(", "),
      ExpressionAttributeNames: {
        ...names,
        ...Object.fromEntries(keyNames.map((name, index) => [`#key${index}`, name])),
      },
      ExpressionAttributeValues: {
        ":number": { S: "N" },
        ":now": { N: String(nowSeconds) },
        ":oldest": { N: String(nowSeconds - oldestSeconds) },
      },
    },
  );
  let removed = 0;
  for await (const page of pages) {
    for (const key of page.Items ?? []) {
      try {
        await client.send(
          new DeleteItemCommand({
            TableName: table.name,
            Key: key,
            ConditionExpression: "#expiry <= :now",
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: { ":now": { N: String(nowSeconds) } },
          }),
        );
        removed += 1;
      } catch (error) {
        // Renewed since the scan.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }
  }
  return removed;
}
