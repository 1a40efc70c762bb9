import type { ServiceClock, ServiceRequest } from "../part.ts";
import type { Bucket } from "./buckets.ts";
import type { S3Event } from "./events.ts";
import type { Operation } from "./operation.ts";

/** One call of an S3 operation on a bucket that exists, authenticated and allowed. */
export interface Call {
  request: ServiceRequest;
  operation: Operation;
  bucket: Bucket;
  /** Request headers, with the `x-amz-…` parameters of a presigned URL among them. */
  headers: Record<string, string>;
  clock: ServiceClock;
  announce(bucket: Bucket, event: S3Event): void;
}

export const quoted = (etag: string) => `"${etag}"`;

export const encryption = { "x-amz-server-side-encryption": "AES256" };
