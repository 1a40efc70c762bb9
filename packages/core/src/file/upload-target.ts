/** Where the bytes of a file go. */
import { fileLimits, type Upload, type UploadFile } from "@luna/contracts/entities/record";
import type { Bucket } from "../aws/bucket.ts";
import { type KeptFile, objectKeyOf, partCount } from "./file.ts";
import { bytesOfPart } from "./part-bounds.ts";

/** Presigned requests are good for an hour; new ones can be asked for. */
export const presignedSeconds = 3600;
/** Addresses that are made at once. */
const partsAtOnce = 100;

/** Up to 50 MB in one request, unless the caller wants parts or does not know the size yet. */
export const goesInParts = ({ size, live, partChecksums }: UploadFile): boolean =>
  live === true || partChecksums === true || (size ?? 0) > fileLimits.singlePostBytes;

/** The first addresses of an upload, or those for a file that is still missing. */
export async function uploadTarget(bucket: Bucket, file: KeptFile): Promise<Upload> {
  const key = objectKeyOf(file.id);
  if (!file.uploadId || !file.partSize)
    return bucket.presignPost({
      key,
      contentType: file.contentType,
      minBytes: file.size ?? 1,
      maxBytes: file.size ?? fileLimits.singlePostBytes,
      expiresInSeconds: presignedSeconds,
    });
  // parts with hashes, and those of a live recording, are asked for as they come
  const count = file.partChecksums || file.live ? 0 : partCount(file.size ?? 0, file.partSize);
  const numbers = Array.from({ length: Math.min(count, partsAtOnce) }, (_, index) => index + 1);
  return {
    partSize: file.partSize,
    parts: await presignParts(
      bucket,
      file,
      numbers.map((number) => ({ number })),
    ),
  };
}

export function presignParts(
  bucket: Bucket,
  file: KeptFile,
  parts: { number: number; sha256?: string | undefined }[],
) {
  return Promise.all(
    parts.map(async ({ number, sha256 }) => ({
      number,
      ...(await bucket.presignPart({
        key: objectKeyOf(file.id),
        uploadId: file.uploadId!,
        number,
        sha256,
        bytes: bytesOfPart(file, number),
        expiresInSeconds: presignedSeconds,
      })),
    })),
  );
}
