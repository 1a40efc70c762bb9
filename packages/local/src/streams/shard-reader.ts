import type { _Record } from "@aws-sdk/client-dynamodb-streams";
import { matches } from "../bus/pattern.ts";
import { runBatch } from "./batch.ts";
import type { StreamMapping } from "./mapping.ts";
import type { ShardPosition } from "./positions.ts";
import { itemKey, type StreamRecord } from "./record.ts";
import type { StreamClient } from "./stream-client.ts";

export interface ShardWork {
  mapping: StreamMapping;
  /** ARN at the database. */
  streamArn: string;
  shardId: string;
  client: StreamClient;
  position(): ShardPosition;
  save(position: ShardPosition): void;
  shape(record: _Record): StreamRecord;
  /** Whether somebody waits for the stream to be read: then a batching window ends early. */
  hurried(): boolean;
  batch: Parameters<typeof runBatch>[1];
}

/** What one look at a shard found; "window": records wait for their batch to fill. */
export type Look = "records" | "window" | "nothing" | "end" | "stopped";

/** Reads a shard batch by batch; a batch is done with before the next one is read. */
export function shardReader(work: ShardWork): { look(): Promise<Look> } {
  const { mapping, client, streamArn, shardId } = work;
  let iterator: string | undefined;
  let waiting: StreamRecord[] = [];
  let waitingSince = 0;
  let lastRead: string | undefined;

  async function read(): Promise<{ found: number; ended: boolean }> {
    iterator ??= await client.iterator(streamArn, shardId, work.position());
    try {
      const { records, next } = await client.read(iterator, Math.min(1000, mapping.batchSize));
      iterator = next;
      const shaped = records.map(work.shape);
      lastRead = shaped.at(-1)?.dynamodb.SequenceNumber ?? lastRead;
      const wanted = shaped.filter((record) => passes(mapping, record));
      if (waiting.length === 0 && wanted.length > 0) waitingSince = Date.now();
      waiting.push(...wanted);
      return { found: records.length, ended: next === undefined };
    } catch (error) {
      // An old iterator: read on from the last record that is done with.
      iterator = undefined;
      waiting = [];
      throw error;
    }
  }

  async function flush(): Promise<boolean> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mapping.batchSize);
      const lanes = inLanes(batch, mapping.lanes);
      const done = await Promise.all(lanes.map((lane) => runBatch(lane, work.batch)));
      if (done.includes(false)) return false;
      waiting = waiting.slice(batch.length);
      // With more waiting, only what this batch covered is done with.
      if (waiting.length > 0) work.save({ after: batch.at(-1)?.dynamodb.SequenceNumber });
    }
    if (lastRead) work.save({ after: lastRead });
    return true;
  }

  return {
    async look() {
      const { found, ended } = await read();
      const windowOver = Date.now() - waitingSince >= mapping.windowMs || work.hurried();
      if (waiting.length >= mapping.batchSize || windowOver || ended) {
        if ((found > 0 || waiting.length > 0) && !(await flush())) return "stopped";
      }
      if (ended) {
        work.save({ after: lastRead, ended: true });
        return "end";
      }
      if (found > 0) return "records";
      return waiting.length > 0 ? "window" : "nothing";
    },
  };
}

function passes(mapping: StreamMapping, record: StreamRecord): boolean {
  return mapping.filters.length === 0 || mapping.filters.some((filter) => matches(filter, record));
}

/** Splits a batch so that records of one item stay together and in order. */
function inLanes(records: StreamRecord[], lanes: number): StreamRecord[][] {
  if (lanes <= 1) return [records];
  const split = new Map<number, StreamRecord[]>();
  for (const record of records) {
    let hash = 0;
    for (const char of itemKey(record)) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
    const lane = hash % lanes;
    split.set(lane, [...(split.get(lane) ?? []), record]);
  }
  return [...split.values()];
}
