import { connectBucket } from "@luna/core/aws/bucket";
import { verifyObject } from "@luna/core/file/verify";
import { type BusEvent, bus } from "../edge/bus.ts";
import { setting } from "../env.ts";

interface ObjectCreated {
  object: { key: string; "version-id"?: string };
}

/** Checks what has arrived in the bucket. */
export const handler = bus(
  (ctx, { detail: { object } }: BusEvent<ObjectCreated>) =>
    verifyObject(ctx, { key: object.key, versionId: object["version-id"] }),
  () => ({ bucket: connectBucket(setting("bucketName")) }),
);
