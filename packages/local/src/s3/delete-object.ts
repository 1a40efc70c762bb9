import type { ServiceResponse } from "../part.ts";
import type { Bucket } from "./buckets.ts";
import type { Call } from "./call.ts";
import type { S3Event } from "./events.ts";
import { expectationsOf } from "./expectations.ts";
import type { ObjectVersion } from "./objects.ts";
import { objectArn } from "./operation.ts";
import { digestBody } from "./receive.ts";
import { s3Error } from "./s3-error.ts";
import { newVersionId } from "./store-object.ts";
import { parseXml, xmlAnswer } from "./xml.ts";

export interface Deletion {
  /** The version that is gone, or the marker that was set; undefined when there was nothing. */
  version?: ObjectVersion;
  marker: boolean;
}

/** Deletes a version for good, or the current one as the bucket's versioning says. */
export function deleteObject(
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  now: number,
  announce: (event: S3Event) => void,
  reason: "DeleteObject" | "Lifecycle Expiration" = "DeleteObject",
): Promise<Deletion> {
  const { objects } = bucket;
  return objects.inOrder(async () => {
    if (versionId === undefined && bucket.versioned) {
      const version = await objects.add({
        key,
        versionId: newVersionId(bucket),
        at: now,
        deleteMarker: true,
        size: 0,
        etag: "",
        headers: {},
        segments: [],
      });
      announce({ kind: "Object Deleted", version, reason, deletionType: "Delete Marker Created" });
      return { version, marker: true };
    }
    const version = objects.versions(key).find((one) => one.versionId === (versionId ?? "null"));
    if (!version) return { marker: false };
    await objects.remove(version);
    announce({ kind: "Object Deleted", version, reason, deletionType: "Permanently Deleted" });
    return { version, marker: version.deleteMarker === true };
  });
}

export async function deleteOne(call: Call): Promise<ServiceResponse> {
  const { bucket, operation, clock } = call;
  const versionId = operation.query.get("versionId");
  const { version, marker } = await deleteObject(
    bucket,
    operation.key,
    versionId,
    clock.now(),
    (event) => call.announce(bucket, event),
  );
  const id = version?.versionId ?? versionId ?? "null";
  return {
    status: 204,
    headers: {
      ...(marker ? { "x-amz-delete-marker": "true" } : {}),
      ...(id === "null" ? {} : { "x-amz-version-id": id }),
    },
  };
}

/** DeleteObjects: up to 1,000 keys, each allowed or refused by itself. */
export async function deleteMany(call: Call): Promise<ServiceResponse> {
  const { request, bucket, headers, clock } = call;
  const chunks: Buffer[] = [];
  const expected = expectationsOf(headers);
  if (expected.md5 === undefined && expected.checksum === undefined) {
    throw s3Error(
      "InvalidRequest",
      "Missing required header for this request: Content-MD5 OR x-amz-checksum-*",
    );
  }
  await digestBody(request.raw, expected, (chunk) => chunks.push(chunk), { maxBytes: 2 ** 21 });
  const body = parseXml(Buffer.concat(chunks).toString()).Delete as
    | { Object?: { Key: string; VersionId?: string }[]; Quiet?: string }
    | undefined;
  const asked = body?.Object ?? [];
  if (asked.length === 0 || asked.length > 1000) throw s3Error("MalformedXML");
  const deleted: Record<string, string | boolean | undefined>[] = [];
  const errors: Record<string, string | undefined>[] = [];
  for (const { Key, VersionId } of asked) {
    const action = VersionId === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
    if (!request.permits({ action, resource: objectArn(bucket.name, Key) })) {
      errors.push({ Key, VersionId, Code: "AccessDenied", Message: `${action} is not allowed` });
      continue;
    }
    const { version, marker } = await deleteObject(bucket, Key, VersionId, clock.now(), (event) =>
      call.announce(bucket, event),
    );
    deleted.push({
      Key,
      VersionId,
      DeleteMarker: marker || undefined,
      DeleteMarkerVersionId: marker ? version?.versionId : undefined,
    });
  }
  return xmlAnswer("DeleteResult", {
    Deleted: body?.Quiet === "true" ? [] : deleted,
    Error: errors,
  });
}
