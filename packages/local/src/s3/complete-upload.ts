import { createReadStream } from "node:fs";
import type { ServiceResponse } from "../part.ts";
import { type Bucket, removePartFiles } from "./buckets.ts";
import { type Call, quoted } from "./call.ts";
import { type Algorithm, compositeChecksum, compositeEtag, digestOf } from "./digests.ts";
import { expectationsOf } from "./expectations.ts";
import { findUpload } from "./multipart.ts";
import type { ObjectVersion } from "./objects.ts";
import { digestBody } from "./receive.ts";
import { s3Error } from "./s3-error.ts";
import { checkWriteConditions, newVersionId, writtenHeaders } from "./store-object.ts";
import type { Upload, UploadPart } from "./uploads.ts";
import { parseXml, xmlAnswer } from "./xml.ts";

/** A part as the request to complete names it. */
type NamedPart = Record<string, string | undefined> & { PartNumber?: string; ETag?: string };

const smallestPartBytes = 5 * 2 ** 20;

/** Joins the named parts; the bytes stay in the files in which they came. */
export async function completeUpload(call: Call): Promise<ServiceResponse> {
  const { request, bucket, operation, headers, clock } = call;
  const { objects, uploads } = bucket;
  const named = await readParts(call);
  const version = await objects.inOrder(async () => {
    const entry = findUpload(call);
    const { upload } = entry;
    const parts = chooseParts(named, upload, entry.parts);
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    const said = headers["x-amz-mp-object-size"];
    if (said !== undefined && Number(said) !== size) {
      throw s3Error(
        "InvalidRequest",
        `The provided 'x-amz-mp-object-size' header does not match the size of the object: ${size}`,
      );
    }
    checkWriteConditions(headers, objects.current(operation.key));
    const checksum = await checksumOf(bucket, upload, parts);
    const claimed = checksum && headers[`x-amz-checksum-${checksum.algorithm.toLowerCase()}`];
    if (claimed !== undefined && withoutCount(claimed) !== withoutCount(checksum!.value)) {
      throw s3Error(
        "BadDigest",
        `The ${checksum!.algorithm} you specified did not match the calculated checksum.`,
      );
    }
    const added = await objects.add({
      key: operation.key,
      versionId: newVersionId(bucket),
      at: clock.now(),
      size,
      etag: compositeEtag(parts.map(({ etag }) => etag)),
      headers: upload.headers,
      checksum,
      segments: parts.map(({ file, size }) => ({ file, size })),
      uploadId: upload.id,
    });
    const unused = [...entry.parts.values()].filter((part) => !parts.includes(part));
    await uploads.forget(entry);
    await removePartFiles(
      bucket,
      unused.map(({ file }) => file),
    );
    return added;
  });
  call.announce(bucket, { kind: "Object Created", version, reason: "CompleteMultipartUpload" });
  const answer = xmlAnswer("CompleteMultipartUploadResult", {
    Location: `http://${request.headers.host}/${bucket.name}/${operation.key}`,
    Bucket: bucket.name,
    Key: operation.key,
    ETag: quoted(version.etag),
    ...(version.checksum
      ? {
          [`Checksum${version.checksum.algorithm}`]: version.checksum.value,
          ChecksumType: version.checksum.type,
        }
      : {}),
  });
  const { etag: _, ...more } = writtenHeaders(version);
  return { ...answer, headers: { ...answer.headers, ...more } };
}

const withoutCount = (checksum: string) => checksum.replace(/-\d+$/, "");

async function readParts({ request, headers }: Call): Promise<NamedPart[]> {
  const chunks: Buffer[] = [];
  // A checksum in the headers here is the whole object's, not the body's.
  const { size, md5, sha256Hex, chunked } = expectationsOf({
    ...headers,
    "x-amz-sdk-checksum-algorithm": "CRC32",
  });
  const expected = { size, md5, sha256Hex, chunked };
  await digestBody(request.raw, expected, (chunk) => chunks.push(chunk), { maxBytes: 2 ** 21 });
  const body = parseXml(Buffer.concat(chunks).toString()).CompleteMultipartUpload as
    | { Part?: NamedPart[] }
    | undefined;
  if (!body?.Part?.length) throw s3Error("MalformedXML");
  return body.Part;
}

/** @throws ServiceError InvalidPart, InvalidPartOrder, EntityTooSmall, InvalidRequest */
function chooseParts(
  named: NamedPart[],
  upload: Upload,
  present: Map<number, UploadPart>,
): UploadPart[] {
  const parts: UploadPart[] = [];
  for (const name of named) {
    const number = Number(name.PartNumber);
    if (number <= (parts.at(-1)?.number ?? 0)) throw s3Error("InvalidPartOrder");
    const part = present.get(number);
    if (!part || part.etag !== name.ETag?.replaceAll('"', "")) throw s3Error("InvalidPart");
    checkPartChecksum(name, upload, part);
    parts.push(part);
  }
  if (parts.slice(0, -1).some(({ size }) => size < smallestPartBytes)) {
    throw s3Error("EntityTooSmall");
  }
  return parts;
}

function checkPartChecksum(name: NamedPart, upload: Upload, part: UploadPart): void {
  if (!upload.algorithm || upload.checksumType !== "COMPOSITE") return;
  const said = name[`Checksum${upload.algorithm}`];
  if (said === undefined) {
    throw s3Error(
      "InvalidRequest",
      `The upload was created using a ${upload.algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
    );
  }
  if (said !== part.checksum?.value) throw s3Error("InvalidPart");
}

async function checksumOf(
  bucket: Bucket,
  upload: Upload,
  parts: UploadPart[],
): Promise<ObjectVersion["checksum"]> {
  const { algorithm, checksumType } = upload;
  if (!algorithm || !checksumType) return undefined;
  const value =
    checksumType === "COMPOSITE"
      ? compositeChecksum(
          algorithm,
          parts.map(({ checksum }) => checksum?.value ?? ""),
        )
      : await wholeChecksum(bucket, algorithm, parts);
  return { algorithm, value, type: checksumType };
}

async function wholeChecksum(bucket: Bucket, algorithm: Algorithm, parts: UploadPart[]) {
  const digest = digestOf(algorithm);
  for (const { file } of parts) {
    for await (const chunk of createReadStream(bucket.objects.path(file))) digest.update(chunk);
  }
  return digest.digest().toString("base64");
}
