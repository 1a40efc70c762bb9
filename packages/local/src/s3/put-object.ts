import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import type { ServiceResponse } from "../part.ts";
import type { Bucket } from "./buckets.ts";
import { type Call, encryption, quoted } from "./call.ts";
import { expectationsOf } from "./expectations.ts";
import { newFileName, type ObjectVersion } from "./objects.ts";
import { receiveFile } from "./receive.ts";
import { s3Error } from "./s3-error.ts";
import { storedHeaders } from "./stored-headers.ts";

export const newVersionId = (bucket: Bucket) =>
  bucket.versioned ? randomBytes(24).toString("base64url") : "null";

/** `If-None-Match: *` and `If-Match`, which guard a write. */
export function checkWriteConditions(
  headers: Record<string, string>,
  current: ObjectVersion | undefined,
): void {
  const present = current && !current.deleteMarker ? current : undefined;
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) {
    if (noneMatch !== "*") throw s3Error("NotImplemented", "If-None-Match takes * for writes.");
    if (present) throw s3Error("PreconditionFailed");
  }
  const match = headers["if-match"];
  if (match === undefined) return;
  if (!present) throw s3Error("NoSuchKey");
  if (match.replaceAll('"', "") !== present.etag) throw s3Error("PreconditionFailed");
}

/** Headers of an answer that tell which version came to be. */
export function writtenHeaders(version: ObjectVersion): Record<string, string> {
  return {
    etag: quoted(version.etag),
    ...encryption,
    ...(version.versionId === "null" ? {} : { "x-amz-version-id": version.versionId }),
    ...(version.checksum ? checksumHeaders(version.checksum) : {}),
  };
}

export function checksumHeaders(checksum: {
  algorithm: string;
  value: string;
  type?: string;
}): Record<string, string> {
  return {
    [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value,
    ...(checksum.type ? { "x-amz-checksum-type": checksum.type } : {}),
  };
}

export async function putObject(call: Call): Promise<ServiceResponse> {
  const { request, operation, bucket, headers, clock } = call;
  const { objects } = bucket;
  const expected = expectationsOf(headers);
  if (expected.size === undefined) throw s3Error("MissingContentLength");
  checkWriteConditions(headers, objects.current(operation.key));
  const file = newFileName();
  const received = await receiveFile(request.raw, expected, objects.path(file));
  const version = await objects.inOrder(async () => {
    try {
      checkWriteConditions(headers, objects.current(operation.key));
    } catch (error) {
      await rm(objects.path(file), { force: true });
      throw error;
    }
    return objects.add({
      key: operation.key,
      versionId: newVersionId(bucket),
      at: clock.now(),
      size: received.size,
      etag: received.etag,
      headers: storedHeaders(headers),
      checksum: received.checksum && { ...received.checksum, type: "FULL_OBJECT" },
      segments: [{ file, size: received.size }],
    });
  });
  call.announce(bucket, { kind: "Object Created", version, reason: "PutObject" });
  return { status: 200, headers: writtenHeaders(version) };
}
