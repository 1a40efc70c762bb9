/** S3's events in the shape in which EventBridge gets them; pure. */
import type { BusEvent } from "../part.ts";
import type { ObjectVersion } from "./objects.ts";
import { bucketArn } from "./operation.ts";

export type S3Event =
  | {
      kind: "Object Created";
      version: ObjectVersion;
      reason: "PutObject" | "POST Object" | "CompleteMultipartUpload";
      requester?: string;
    }
  | {
      kind: "Object Deleted";
      version: ObjectVersion;
      reason: "DeleteObject" | "Lifecycle Expiration";
      deletionType: "Permanently Deleted" | "Delete Marker Created";
      requester?: string;
    };

/** @param requestId any unique text */
export function busEvent(
  bucket: string,
  event: S3Event,
  requestId: string,
): Pick<BusEvent, "source" | "detail-type" | "detail" | "resources"> {
  const { version } = event;
  const created = event.kind === "Object Created";
  return {
    source: "aws.s3",
    "detail-type": event.kind,
    resources: [bucketArn(bucket)],
    detail: {
      version: "0",
      bucket: { name: bucket },
      object: {
        key: version.key,
        ...(created ? { size: version.size } : {}),
        ...(version.etag ? { etag: version.etag } : {}),
        ...(version.versionId === "null" ? {} : { "version-id": version.versionId }),
        sequencer: version.order.toString(16).toUpperCase().padStart(18, "0"),
      },
      "request-id": requestId,
      requester: event.requester ?? "s3.amazonaws.com",
      "source-ip-address": "127.0.0.1",
      reason: event.reason,
      ...(created ? {} : { "deletion-type": event.deletionType }),
    },
  };
}
