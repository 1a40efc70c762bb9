import type { ServiceResponse } from "../part.ts";
import { removePartFiles } from "./buckets.ts";
import { type Call, encryption, quoted } from "./call.ts";
import { type Algorithm, algorithms } from "./digests.ts";
import { expectationsOf } from "./expectations.ts";
import { newFileName } from "./objects.ts";
import { receiveFile } from "./receive.ts";
import { s3Error } from "./s3-error.ts";
import { checksumHeaders } from "./store-object.ts";
import { storedHeaders } from "./stored-headers.ts";
import { xmlAnswer } from "./xml.ts";

/** The upload that a call names, if it belongs to the key. */
export function findUpload({ bucket, operation }: Call) {
  const entry = bucket.uploads.find(operation.query.get("uploadId") ?? "");
  if (entry?.upload.key !== operation.key) throw s3Error("NoSuchUpload");
  return entry;
}

export async function createUpload(call: Call): Promise<ServiceResponse> {
  const { bucket, operation, headers, clock } = call;
  const said = headers["x-amz-checksum-algorithm"]?.toUpperCase();
  const algorithm = algorithms.find((one) => one === said);
  if (said !== undefined && !algorithm) {
    throw s3Error("NotImplemented", `The checksum ${said} is left out of the local S3.`);
  }
  const upload = await bucket.uploads.create({
    key: operation.key,
    at: clock.now(),
    headers: storedHeaders(headers),
    algorithm,
    checksumType: algorithm && checksumType(algorithm, headers["x-amz-checksum-type"]),
  });
  const answer = xmlAnswer("InitiateMultipartUploadResult", {
    Bucket: bucket.name,
    Key: operation.key,
    UploadId: upload.id,
  });
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...encryption,
      ...(algorithm
        ? {
            "x-amz-checksum-algorithm": algorithm,
            "x-amz-checksum-type": upload.checksumType!,
          }
        : {}),
    },
  };
}

/** Only a CRC can be had for the whole object from its parts. */
function checksumType(algorithm: Algorithm, said: string | undefined) {
  const type = said?.toUpperCase() ?? "COMPOSITE";
  if (type === "COMPOSITE" || (type === "FULL_OBJECT" && algorithm === "CRC32")) return type;
  throw s3Error(
    "InvalidRequest",
    `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
  );
}

export async function uploadPart(call: Call): Promise<ServiceResponse> {
  const { request, bucket, operation, headers, clock } = call;
  const entry = findUpload(call);
  const number = Number(operation.query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw s3Error(
      "InvalidArgument",
      "Part number must be an integer between 1 and 10000, inclusive",
    );
  }
  const expected = expectationsOf(headers);
  if (expected.size === undefined) throw s3Error("MissingContentLength");
  const { algorithm } = entry.upload;
  const actual = expected.checksum?.algorithm;
  if (algorithm && actual !== algorithm) {
    throw s3Error(
      "InvalidRequest",
      `Checksum Type mismatch occurred, expected checksum Type: ${algorithm.toLowerCase()}, actual checksum Type: ${actual?.toLowerCase() ?? "null"}`,
    );
  }
  const file = newFileName();
  const received = await receiveFile(request.raw, expected, bucket.objects.path(file));
  await bucket.objects.inOrder(async () => {
    // Completed or aborted while the part came in.
    if (!bucket.uploads.find(entry.upload.id)) {
      await removePartFiles(bucket, [file]);
      throw s3Error("NoSuchUpload");
    }
    const { size, etag, checksum } = received;
    const part = { number, size, etag, at: clock.now(), file, checksum };
    const replaced = await bucket.uploads.addPart(entry, part);
    if (replaced) await removePartFiles(bucket, [replaced.file]);
  });
  return {
    status: 200,
    headers: {
      etag: quoted(received.etag),
      ...encryption,
      ...(received.checksum ? checksumHeaders(received.checksum) : {}),
    },
  };
}

export async function listParts(call: Call): Promise<ServiceResponse> {
  const { bucket, operation } = call;
  const { upload, parts } = findUpload(call);
  const limit = Math.min(Number(operation.query.get("max-parts") ?? 1000), 1000);
  const marker = Number(operation.query.get("part-number-marker") ?? 0);
  const after = [...parts.values()]
    .sort((a, b) => a.number - b.number)
    .filter(({ number }) => number > marker);
  const page = after.slice(0, limit);
  const truncated = after.length > limit;
  return xmlAnswer("ListPartsResult", {
    Bucket: bucket.name,
    Key: operation.key,
    UploadId: upload.id,
    StorageClass: "STANDARD",
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: limit,
    IsTruncated: truncated,
    ChecksumAlgorithm: upload.algorithm,
    ChecksumType: upload.checksumType,
    Part: page.map((part) => ({
      PartNumber: part.number,
      LastModified: new Date(part.at).toISOString(),
      ETag: quoted(part.etag),
      Size: part.size,
      ...(part.checksum ? { [`Checksum${part.checksum.algorithm}`]: part.checksum.value } : {}),
    })),
  });
}

export async function abortUpload(call: Call): Promise<ServiceResponse> {
  const { bucket } = call;
  const entry = findUpload(call);
  await bucket.objects.inOrder(async () => {
    const files = [...entry.parts.values()].map(({ file }) => file);
    await bucket.uploads.forget(entry);
    await removePartFiles(bucket, files);
  });
  return { status: 204 };
}
