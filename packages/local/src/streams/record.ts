import type { _Record } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";

/** A record as Lambda hands it to a function, with the sequence number always there. */
export interface StreamRecord extends DynamoDBRecord {
  dynamodb: NonNullable<DynamoDBRecord["dynamodb"]> & { SequenceNumber: string };
}

interface Source {
  streamArn: string;
  region: string;
  /** Milliseconds by which service time is ahead of the table's own clock. */
  offsetMs: number;
}

/** Gives a record from the streams API the shape of an event source mapping. */
export function lambdaRecord(record: _Record, source: Source): StreamRecord {
  const { ApproximateCreationDateTime, Keys, NewImage, OldImage, ...rest } = record.dynamodb ?? {};
  const createdAt = (ApproximateCreationDateTime ?? new Date()).getTime() + source.offsetMs;
  const images = plain({ Keys, NewImage, OldImage }) as DynamoDBRecord["dynamodb"];
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: source.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(createdAt / 1000),
      ...images,
      SequenceNumber: rest.SequenceNumber ?? "",
      SizeBytes: rest.SizeBytes,
      StreamViewType: rest.StreamViewType,
    },
    eventSourceARN: source.streamArn,
    ...(record.userIdentity && {
      userIdentity: {
        type: record.userIdentity.Type,
        principalId: record.userIdentity.PrincipalId,
      },
    }),
  };
}

/** Binary values travel as base64 in the JSON that a function gets; absent members are left out. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plain(item)]),
  );
}

/** A text that is the same for all records of one item. */
export function itemKey(record: StreamRecord): string {
  return JSON.stringify(record.dynamodb.Keys ?? {});
}
