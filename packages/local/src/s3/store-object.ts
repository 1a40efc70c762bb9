/** A body becomes the current version of a key, however it was sent. */
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Bucket } from "./buckets.ts";
import { type Call, encryption, quoted } from "./call.ts";
import type { Expectations } from "./expectations.ts";
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

/**
 * Streams a body to disk and adds it as a version, if the conditions of the write hold before and
 * after. `headers` are those of the request, or the fields of a form.
 */
export async function storeObject(
  { bucket, clock }: Pick<Call, "bucket" | "clock">,
  object: {
    key: string;
    headers: Record<string, string>;
    body: AsyncIterable<Buffer>;
    expected: Expectations;
    limits?: { minBytes: number; maxBytes: number };
  },
): Promise<ObjectVersion> {
  const { objects } = bucket;
  const { key, headers } = object;
  checkWriteConditions(headers, objects.current(key));
  const file = newFileName();
  const received = await receiveFile(
    object.body,
    object.expected,
    objects.path(file),
    object.limits,
  );
  return objects.inOrder(async () => {
    try {
      checkWriteConditions(headers, objects.current(key));
    } catch (error) {
      await rm(objects.path(file), { force: true });
      throw error;
    }
    return objects.add({
      key,
      versionId: newVersionId(bucket),
      at: clock.now(),
      size: received.size,
      etag: received.etag,
      headers: storedHeaders(headers),
      checksum: received.checksum && { ...received.checksum, type: "FULL_OBJECT" },
      segments: [{ file, size: received.size }],
    });
  });
}
