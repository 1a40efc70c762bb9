/** What a message of a failure queue says: three shapes, by who gave up. */

/** The work that was given up, as it can be done again. */
export type FailedWork =
  | {
      /** Lambda gave up an event, or EventBridge could not deliver it. */
      kind: "event";
      functionArn: string;
      payload: unknown;
    }
  | {
      /** Lambda gave up a batch of the table's stream: the records are still in the stream, for a day. */
      kind: "stream";
      functionArn: string;
      streamArn: string;
      shardId: string;
      /** First and last sequence number of the batch. */
      from: string;
      to: string;
    };

interface Message {
  body: string;
  /** Message attributes by name: EventBridge says there where it wanted to deliver. */
  attributes: Readonly<Record<string, string>>;
}

interface InvocationRecord {
  requestContext?: { functionArn?: string };
  requestPayload?: unknown;
  DDBStreamBatchInfo?: {
    shardId?: string;
    startSequenceNumber?: string;
    endSequenceNumber?: string;
    streamArn?: string;
  };
}

/** Undefined when the message is none of the shapes that AWS documents. */
export function failedWorkOf({ body, attributes }: Message): FailedWork | undefined {
  const record = parse(body);
  if (!record) return undefined;
  const target = attributes.TARGET_ARN;
  if (target) return { kind: "event", functionArn: target, payload: record };
  const functionArn = record.requestContext?.functionArn;
  if (!functionArn) return undefined;
  const batch = record.DDBStreamBatchInfo;
  if (batch) {
    const { shardId, startSequenceNumber: from, endSequenceNumber: to, streamArn } = batch;
    if (!shardId || !from || !to || !streamArn) return undefined;
    return { kind: "stream", functionArn, streamArn, shardId, from, to };
  }
  if (record.requestPayload === undefined) return undefined;
  return { kind: "event", functionArn, payload: record.requestPayload };
}

function parse(body: string): InvocationRecord | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
