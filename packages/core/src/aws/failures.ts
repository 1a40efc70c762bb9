/** Adapters for working off failure queues: SQS, Lambda and the table's stream. Operators use them; no function does. */
import {
  type _Record,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";

export interface FailureMessage {
  id: string;
  body: string;
  attributes: Readonly<Record<string, string>>;
  receipt: string;
}

export interface FailureQueue {
  /** Every message that can be received now, each once; those not removed show up again later. */
  messages(): AsyncIterable<FailureMessage>;
  remove(message: FailureMessage): Promise<void>;
}

/** Longer than any function runs, so that a message is not received twice in one pass. */
const hiddenSeconds = 1200;

/** @throws QueueDoesNotExist at the first message */
export function connectFailureQueue(name: string, client = new SQSClient({})): FailureQueue {
  let url: Promise<string> | undefined;
  const queueUrl = () => {
    url ??= client
      .send(new GetQueueUrlCommand({ QueueName: name }))
      .then(({ QueueUrl }) => QueueUrl ?? "");
    return url;
  };
  return {
    async *messages() {
      const seen = new Set<string>();
      for (;;) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: await queueUrl(),
            MaxNumberOfMessages: 10,
            VisibilityTimeout: hiddenSeconds,
            WaitTimeSeconds: 1,
            MessageAttributeNames: ["All"],
          }),
        );
        if (Messages.length === 0) return;
        for (const { MessageId: id = "", Body, MessageAttributes, ReceiptHandle } of Messages) {
          if (seen.has(id)) continue;
          seen.add(id);
          const named = Object.entries(MessageAttributes ?? {});
          const attributes = Object.fromEntries(
            named.flatMap(([key, { StringValue }]) => (StringValue ? [[key, StringValue]] : [])),
          );
          yield { id, body: Body ?? "", attributes, receipt: ReceiptHandle ?? "" };
        }
      }
    },
    async remove({ receipt }) {
      await client.send(
        new DeleteMessageCommand({ QueueUrl: await queueUrl(), ReceiptHandle: receipt }),
      );
    },
  };
}

export interface FunctionCalls {
  /** Waits for the function's answer. @throws Error with the function's own message when it failed */
  call(functionArn: string, payload: unknown): Promise<unknown>;
}

export function connectFunctionCalls(client = new LambdaClient({})): FunctionCalls {
  return {
    async call(functionArn, payload) {
      const { FunctionError, Payload } = await client.send(
        new InvokeCommand({ FunctionName: functionArn, Payload: JSON.stringify(payload) }),
      );
      const answer: unknown = JSON.parse(Payload?.transformToString() || "null");
      if (!FunctionError) return answer;
      const { errorMessage } = (answer ?? {}) as { errorMessage?: string };
      throw new Error(errorMessage ?? `the function failed: ${FunctionError}`);
    },
  };
}

export interface StreamRange {
  streamArn: string;
  shardId: string;
  /** Sequence numbers, both inclusive. */
  from: string;
  to: string;
}

export interface StreamRecords {
  /** Records in the shape that Lambda gives a function; undefined once the stream has let them go. */
  read(range: StreamRange): Promise<unknown[] | undefined>;
}

/** A stream may answer with empty pages between full ones; after so many there is nothing more. */
const emptyPages = 20;

export function connectStreamRecords(client = new DynamoDBStreamsClient({})): StreamRecords {
  return {
    async read({ streamArn, shardId, from, to }) {
      try {
        const { ShardIterator } = await client.send(
          new GetShardIteratorCommand({
            StreamArn: streamArn,
            ShardId: shardId,
            ShardIteratorType: "AT_SEQUENCE_NUMBER",
            SequenceNumber: from,
          }),
        );
        const records: unknown[] = [];
        let empty = 0;
        for (let iterator = ShardIterator; iterator && empty < emptyPages; ) {
          const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
          empty = page.Records?.length ? 0 : empty + 1;
          for (const record of page.Records ?? []) {
            const number = record.dynamodb?.SequenceNumber ?? "";
            if (BigInt(number) > BigInt(to)) return records;
            records.push(lambdaShapeOf(record, streamArn));
            if (number === to) return records;
          }
          iterator = page.NextShardIterator;
        }
        return records;
      } catch (error) {
        if (error instanceof TrimmedDataAccessException) return undefined;
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
  };
}

/** Times in seconds, binary as base64: what `aws/stream-image.ts` reads. */
function lambdaShapeOf({ dynamodb, ...record }: _Record, eventSourceARN: string): unknown {
  const { ApproximateCreationDateTime: at, ...change } = dynamodb ?? {};
  const shown = JSON.parse(JSON.stringify(change, (_key, value: unknown) => binaryAsText(value)));
  return {
    ...record,
    dynamodb: { ...shown, ApproximateCreationDateTime: Math.floor((at?.getTime() ?? 0) / 1000) },
    eventSourceARN,
  };
}

function binaryAsText(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  // a Buffer has become JSON before the replacer sees it
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  if (type === "Buffer" && Array.isArray(data)) return Buffer.from(data).toString("base64");
  return value;
}
