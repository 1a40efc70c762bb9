import { randomBytes } from "node:crypto";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { DescribeStreamCommand, DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { ulid } from "ulid";
import { expect, inject, it } from "vitest";
import {
  connectStreamRecords,
  type FailureMessage,
  type FailureQueue,
  type StreamRecords,
} from "../aws/failures.ts";
import { type ImageValue, itemOfImage } from "../aws/stream-image.ts";
import { type Redriven, redrive } from "./redrive.ts";

const functionArn = "arn:aws:lambda:eu-central-1:111122223333:function:luna-project";

/** SQS as far as it is asked: a queue in memory. */
function queueOf(...bodies: unknown[]) {
  const left = new Map<string, FailureMessage>();
  bodies.forEach((body, at) => {
    const id = `message-${at + 1}`;
    left.set(id, { id, body: JSON.stringify(body), attributes: {}, receipt: id });
  });
  const queue: FailureQueue = {
    async *messages() {
      yield* [...left.values()];
    },
    async remove({ id }) {
      left.delete(id);
    },
  };
  return { queue, left };
}

const event = (payload: unknown) => ({
  requestContext: { functionArn },
  requestPayload: payload,
});
const batch = (range: Record<string, string>) => ({
  requestContext: { functionArn },
  DDBStreamBatchInfo: range,
});
const noStream: StreamRecords = { read: async () => undefined };

async function outcomes(parts: Parameters<typeof redrive>[0]): Promise<Redriven[]> {
  const all: Redriven[] = [];
  for await (const each of redrive(parts)) all.push(each);
  return all;
}

it("removes what its function has done, and keeps the rest with the reason", async () => {
  const { queue, left } = queueOf(
    event({ number: 1 }),
    event({ number: 2 }),
    event({ number: 3 }),
    { hello: "world" },
    batch({ shardId: "s", startSequenceNumber: "1", endSequenceNumber: "2", streamArn: "arn" }),
  );
  const called: unknown[] = [];
  const functions = {
    async call(arn: string, payload: unknown) {
      called.push([arn, payload]);
      const { number } = payload as { number: number };
      if (number === 2) throw new Error("still down");
      return number === 3 ? { batchItemFailures: [{ itemIdentifier: "7" }] } : undefined;
    },
  };
  const seen = await outcomes({ queue, functions, stream: noStream });
  expect(called).toEqual([1, 2, 3].map((number) => [functionArn, { number }]));
  const about = { function: "luna-project" };
  expect(seen).toEqual([
    { messageId: "message-1", ...about, outcome: "done" },
    { messageId: "message-2", ...about, outcome: "failed", reason: "still down" },
    {
      messageId: "message-3",
      ...about,
      outcome: "failed",
      reason: "1 of the batch failed again",
    },
    { messageId: "message-4", outcome: "unknown", reason: expect.stringMatching(/no shape/) },
    {
      messageId: "message-5",
      ...about,
      outcome: "expired",
      reason: expect.stringMatching(/rebuild/),
    },
  ]);
  expect([...left.keys()]).toEqual(["message-2", "message-3", "message-4", "message-5"]);
});

it("hands a function the very records of its batch, as the stream gave them", async () => {
  const settings = {
    endpoint: inject("dynamoDbUrl"),
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const database = new DynamoDBClient(settings);
  const streams = new DynamoDBStreamsClient(settings);
  const TableName = `test-${ulid()}`;
  await database.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    }),
  );
  const bytes = [1, 2, 3, 4].map(() => new Uint8Array(randomBytes(8)));
  for (const [at, data] of bytes.entries())
    await database.send(
      new PutItemCommand({ TableName, Item: { pk: { S: `item-${at}` }, data: { B: data } } }),
    );
  const { Table } = await database.send(new DescribeTableCommand({ TableName }));
  const streamArn = Table?.LatestStreamArn ?? "";
  const { StreamDescription } = await streams.send(
    new DescribeStreamCommand({ StreamArn: streamArn }),
  );
  const shardId = StreamDescription?.Shards?.[0]?.ShardId ?? "";
  const stream = connectStreamRecords(streams);
  const first = StreamDescription?.Shards?.[0]?.SequenceNumberRange?.StartingSequenceNumber ?? "";
  const whole = (await stream.read({ streamArn, shardId, from: first, to: "9".repeat(30) })) ?? [];
  const numbers = whole.map(
    (record) => (record as { dynamodb: { SequenceNumber: string } }).dynamodb.SequenceNumber,
  );
  expect(numbers).toHaveLength(4);

  const range = {
    ...{ streamArn, shardId },
    startSequenceNumber: numbers[1]!,
    endSequenceNumber: numbers[2]!,
  };
  const { queue, left } = queueOf(batch(range));
  const images: unknown[] = [];
  const functions = {
    async call(_arn: string, payload: unknown) {
      const { Records } = payload as {
        Records: { eventName: string; dynamodb: { NewImage: Record<string, ImageValue> } }[];
      };
      for (const { dynamodb } of Records) images.push(itemOfImage(dynamodb.NewImage));
      return { batchItemFailures: [] };
    },
  };
  expect(await outcomes({ queue, functions, stream })).toMatchObject([{ outcome: "done" }]);
  expect(left.size).toBe(0);
  expect(images).toEqual([
    { pk: "item-1", data: Buffer.from(bytes[1]!) },
    { pk: "item-2", data: Buffer.from(bytes[2]!) },
  ]);
});
