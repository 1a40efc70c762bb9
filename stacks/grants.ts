/** What a function may do: exact actions on exact resources. Nothing here ever says `*` for an action. */
import type { IndexName } from "@luna/contracts/storage";
import type { IEventBus } from "aws-cdk-lib/aws-events";
import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Bucket, Table } from "sst/constructs";

export interface Grant {
  actions: string[];
  resources: string[];
}

const dynamodb = (table: Table, ...operations: string[]): Grant => ({
  actions: operations.map((operation) => `dynamodb:${operation}`),
  resources: [table.tableArn],
});

type ReadOperation = "GetItem" | "Query" | "BatchGetItem";
type WriteOperation = "PutItem" | "UpdateItem" | "DeleteItem" | "ConditionCheckItem";

/** Reads items: by key, in key order, up to 100 by key in one call. */
export const readItems = (table: Table, ...operations: ReadOperation[]): Grant =>
  dynamodb(table, ...operations);

/** Reads items through indexes. */
export const readIndexes = (table: Table, ...names: IndexName[]): Grant => ({
  actions: ["dynamodb:Query"],
  resources: names.map((name) => `${table.tableArn}/index/${name}`),
});

/** Writes items, alone or in transactions; a `ConditionCheckItem` looks at an item that is not written. */
export const writeItems = (table: Table, ...operations: WriteOperation[]): Grant =>
  dynamodb(table, ...operations);

/** Reads the table's stream as the event source mapping does. */
export const readStream = (table: Table): Grant[] => {
  const stream = table.cdk.table.tableStreamArn;
  if (!stream) throw new Error("the table has no stream");
  return [
    {
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      resources: [stream],
    },
    // Streams are listed by table, before there is the ARN of one.
    { actions: ["dynamodb:ListStreams"], resources: [`${table.tableArn}/stream/*`] },
  ];
};

const objects = (bucket: Bucket, ...operations: string[]): Grant => ({
  actions: operations.map((operation) => `s3:${operation}`),
  resources: [`${bucket.bucketArn}/*`],
});

/** Writes objects, whole or in parts; what a presigned upload may do, its signer must be allowed. */
export const putObjects = (bucket: Bucket): Grant => objects(bucket, "PutObject");

/** Tells which parts of an upload have arrived. */
export const listParts = (bucket: Bucket): Grant => objects(bucket, "ListMultipartUploadParts");

/** Reads objects, whichever version. */
export const getObjects = (bucket: Bucket): Grant =>
  objects(bucket, "GetObject", "GetObjectVersion");

/** Tells whether the bucket answers, and makes an absent object a 404 instead of a 403. */
export const listObjects = (bucket: Bucket): Grant => ({
  actions: ["s3:ListBucket"],
  resources: [bucket.bucketArn],
});

/** Removes one version of an object. */
export const deleteVersions = (bucket: Bucket): Grant =>
  objects(bucket, "DeleteObject", "DeleteObjectVersion");

/** Removes objects with all their versions, which must be found first. */
export const deleteObjects = (bucket: Bucket): Grant[] => [
  deleteVersions(bucket),
  { actions: ["s3:ListBucketVersions"], resources: [bucket.bucketArn] },
];

/** Finds uploads in parts that are under way. */
export const listUploads = (bucket: Bucket): Grant => ({
  actions: ["s3:ListBucketMultipartUploads"],
  resources: [bucket.bucketArn],
});

/** Gives up uploads in parts. */
export const abortUploads = (bucket: Bucket): Grant => objects(bucket, "AbortMultipartUpload");

export const readSecret = (secret: ISecret): Grant => ({
  actions: ["secretsmanager:GetSecretValue"],
  resources: [secret.secretArn],
});

export const putEvents = (bus: IEventBus): Grant => ({
  actions: ["events:PutEvents"],
  resources: [bus.eventBusArn],
});

export const sendMessages = (queue: IQueue): Grant => ({
  actions: ["sqs:SendMessage"],
  resources: [queue.queueArn],
});

/** Sends mail from one identity through one configuration set, both by ARN. */
export const sendEmail = (identityArn: string, configurationSetArn: string): Grant => ({
  actions: ["ses:SendEmail", "ses:SendRawEmail"],
  resources: [identityArn, configurationSetArn],
});

/** Posts to WebSocket connections. */
export const postToConnections = (stageArn: string): Grant => ({
  actions: ["execute-api:ManageConnections"],
  resources: [`${stageArn}/POST/@connections/*`],
});

/** Cuts off who does not take what is sent. */
export const endConnections = (stageArn: string): Grant => ({
  actions: ["execute-api:ManageConnections"],
  resources: [`${stageArn}/DELETE/@connections/*`],
});
