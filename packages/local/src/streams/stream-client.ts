import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from "@aws-sdk/client-dynamodb-streams";
import type { ShardPosition } from "./positions.ts";

/** What the poller asks of the streams API. */
export interface StreamClient {
  /** ARN that the database gave the table's stream. */
  streamOf(tableName: string): Promise<string>;
  shards(streamArn: string): Promise<Shard[]>;
  iterator(streamArn: string, shardId: string, position: ShardPosition): Promise<string>;
  /** `next` is undefined at the end of a closed shard. */
  read(iterator: string, limit: number): Promise<{ records: _Record[]; next?: string }>;
  close(): void;
}

/** Talks to the database itself, as the platform does: no function's role is asked. */
export function createStreamClient(url: string, region: string): StreamClient {
  const settings = {
    endpoint: url,
    region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const tables = new DynamoDBClient(settings);
  const streams = new DynamoDBStreamsClient(settings);
  return {
    async streamOf(tableName) {
      const { Table } = await tables.send(new DescribeTableCommand({ TableName: tableName }));
      if (!Table?.LatestStreamArn) throw new Error(`Table ${tableName} has no stream.`);
      return Table.LatestStreamArn;
    },
    async shards(streamArn) {
      const shards: Shard[] = [];
      let last: string | undefined;
      do {
        const { StreamDescription } = await streams.send(
          new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: last }),
        );
        shards.push(...(StreamDescription?.Shards ?? []));
        last = StreamDescription?.LastEvaluatedShardId;
      } while (last);
      return shards;
    },
    async iterator(streamArn, shardId, { after }) {
      const { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({
          StreamArn: streamArn,
          ShardId: shardId,
          ShardIteratorType: after ? "AFTER_SEQUENCE_NUMBER" : "TRIM_HORIZON",
          SequenceNumber: after,
        }),
      );
      return ShardIterator ?? "";
    },
    async read(iterator, limit) {
      const { Records, NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
      );
      return { records: Records ?? [], next: NextShardIterator };
    },
    close() {
      tables.destroy();
      streams.destroy();
    },
  };
}
