import { randomUUID } from "node:crypto";
import type { Failures } from "../functions/failures.ts";
import type { Functions, Log, ServiceClock } from "../part.ts";
import type { Condition } from "./batch.ts";
import type { StreamMapping } from "./mapping.ts";
import type { Positions } from "./positions.ts";
import { lambdaRecord, type StreamRecord } from "./record.ts";
import { createRest } from "./rest.ts";
import { type Look, type ShardWork, shardReader } from "./shard-reader.ts";
import type { StreamClient } from "./stream-client.ts";

export interface MappingPoller {
  /** The table was written: looks again soon. */
  nudge(): void;
  /** Resolves when every shard was read to its end by a look that began after the call. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export interface PollerOptions {
  mapping: StreamMapping;
  client: StreamClient;
  functions: Functions;
  positions: Positions;
  failures: Failures;
  clock: ServiceClock;
  region: string;
  log: Log;
}

/** Between two looks while the table is written, and at most, for writes that nobody told of. */
const IDLE_MS = 100;
const LONGEST_IDLE_MS = 1_000;
const LONGEST_BACKOFF_MS = 5_000;
/** New shards are looked for this often. */
const SHARDS_MS = 5_000;

/** Runs one event source mapping. */
export async function startMappingPoller(options: PollerOptions): Promise<MappingPoller> {
  const { mapping, client, positions, log } = options;
  const streamArn = await client.streamOf(mapping.tableName);
  let stopped = false;
  let wake: (() => void) | undefined;
  const rest = createRest({ shortestMs: IDLE_MS, longestMs: LONGEST_IDLE_MS });
  const waiters: { since: number; resolve(): void }[] = [];

  if (!mapping.fromStart && !positions.knows(mapping.id, streamArn)) await skipToEnd();

  async function skipToEnd(): Promise<void> {
    for (const { ShardId: shardId = "" } of await client.shards(streamArn)) {
      let iterator: string | undefined = await client.iterator(streamArn, shardId, {});
      let after: string | undefined;
      while (iterator) {
        const { records, next } = await client.read(iterator, 1000);
        if (records.length === 0) break;
        after = records.at(-1)?.dynamodb?.SequenceNumber;
        iterator = next;
      }
      positions.set(mapping.id, streamArn, shardId, { after });
    }
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function reader(shardId: string) {
    const work: ShardWork = {
      mapping,
      streamArn,
      shardId,
      client,
      position: () => positions.get(mapping.id, streamArn, shardId) ?? {},
      save: (position) => positions.set(mapping.id, streamArn, shardId, position),
      shape: (record) =>
        lambdaRecord(record, {
          streamArn: mapping.streamArn,
          region: options.region,
          offsetMs: options.clock.offsetMs(),
        }),
      hurried: () => waiters.length > 0,
      batch: batchWork(options, shardId, () => stopped, sleep),
    };
    return shardReader(work);
  }

  async function loop(): Promise<void> {
    const readers = new Map<string, ReturnType<typeof reader>>();
    let listedAt = 0;
    while (!stopped) {
      const began = performance.now();
      let looks: Look[] = [];
      try {
        if (Date.now() - listedAt > SHARDS_MS) {
          await openReaders(readers);
          listedAt = Date.now();
        }
        looks = await Promise.all(
          [...readers].map(async ([shardId, { look }]) => {
            const found = await look();
            if (found === "end") {
              readers.delete(shardId);
              listedAt = 0;
            }
            return found;
          }),
        );
      } catch (error) {
        if (stopped) return;
        log.warn(`Stream of ${mapping.tableName}: ${error}`);
        await sleep(1000);
        continue;
      }
      if (looks.includes("window") && waiters.length === 0) await sleep(IDLE_MS);
      if (looks.some((found) => found !== "nothing")) {
        rest.shorten();
        continue;
      }
      for (const waiter of waiters.splice(0)) {
        if (waiter.since <= began) waiter.resolve();
        else waiters.push(waiter);
      }
      if (waiters.length === 0) await rest.wait();
    }
  }

  function wakeUp(): void {
    wake?.();
    rest.end();
  }

  /** A shard is opened once its parent is read to the end, so that an item's changes keep their order. */
  async function openReaders(readers: Map<string, ReturnType<typeof reader>>): Promise<void> {
    const shards = await client.shards(streamArn);
    const ids = new Set(shards.map(({ ShardId }) => ShardId));
    const ended = (id: string) => positions.get(mapping.id, streamArn, id)?.ended === true;
    for (const { ShardId: id = "", ParentShardId: parent } of shards) {
      if (readers.has(id) || ended(id)) continue;
      if (!parent || !ids.has(parent) || ended(parent)) readers.set(id, reader(id));
    }
  }

  const running = loop();
  return {
    nudge: rest.shorten,
    drained() {
      if (stopped) return Promise.resolve();
      return new Promise((resolve) => {
        waiters.push({ since: performance.now(), resolve });
        wakeUp();
      });
    },
    async stop() {
      stopped = true;
      wakeUp();
      for (const { resolve } of waiters.splice(0)) resolve();
      await running;
    },
  };
}

function batchWork(
  options: PollerOptions,
  shardId: string,
  stopped: () => boolean,
  sleep: (ms: number) => Promise<void>,
): ShardWork["batch"] {
  const { mapping, functions, failures } = options;
  const createdMs = (record: StreamRecord) =>
    (record.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
  return {
    mapping,
    invoke: (records) =>
      functions.invoke(mapping.functionArn, { Records: records }, `stream ${mapping.tableName}`),
    ageMs: (record) => options.clock.now() - createdMs(record),
    async pause(attempt) {
      if (!stopped()) await sleep(Math.min(LONGEST_BACKOFF_MS, 100 * 2 ** attempt));
      return !stopped();
    },
    giveUp: (records, condition, attempts) =>
      failures.send({
        source: mapping.functionArn.split(":").at(-1) ?? mapping.functionArn,
        destination: mapping.failureDestination,
        body: failureRecord(mapping, shardId, records, condition, attempts),
      }),
  };
}

/** What a failure destination gets about a batch: where its records are, not the records. */
function failureRecord(
  mapping: Pick<StreamMapping, "functionArn" | "streamArn">,
  shardId: string,
  records: StreamRecord[],
  condition: Condition,
  attempts: number,
) {
  const [first, last] = [records[0], records.at(-1)];
  const arrival = (record: StreamRecord | undefined) =>
    new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
  return {
    version: "1.0",
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.functionArn,
      condition,
      approximateInvokeCount: attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: "$LATEST",
      functionError: "Unhandled",
    },
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn: mapping.streamArn,
    },
  };
}
