/** The bucket of the stage: browsers send and fetch by presigned requests, the service checks and removes. */
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { type Multipart, multipart } from "./bucket/multipart.ts";
import { type Objects, objects } from "./bucket/objects.ts";
import { type PresignedRequests, presignedRequests } from "./bucket/presigned.ts";

export type { UploadedPart } from "./bucket/multipart.ts";

export interface Bucket extends PresignedRequests, Multipart, Objects {
  /** @throws Error when the bucket does not answer */
  check(): Promise<void>;
}

/** Connects to a bucket by name. */
export const connectBucket = (
  name: string,
  // by default the SDK would bake the checksum of an empty body into presigned requests
  client = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" }),
): Bucket => ({
  ...presignedRequests(client, name),
  ...multipart(client, name),
  ...objects(client, name),
  async check() {
    await client.send(new HeadBucketCommand({ Bucket: name }));
  },
});
