import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ServiceResponse } from "../part.ts";
import type { Bucket } from "./buckets.ts";
import { type Call, encryption, quoted } from "./call.ts";
import type { ObjectVersion } from "./objects.ts";
import { bucketArn } from "./operation.ts";
import { readRange, segmentRanges } from "./range.ts";
import { s3Error } from "./s3-error.ts";
import { checksumHeaders } from "./store-object.ts";

const overrides = [
  "content-type",
  "content-language",
  "expires",
  "cache-control",
  "content-disposition",
  "content-encoding",
];

/** GetObject and HeadObject. */
export async function getObject(call: Call): Promise<ServiceResponse> {
  const version = findVersion(call);
  const { headers, operation, bucket } = call;
  const base: Record<string, string> = {
    ...version.headers,
    ...encryption,
    etag: quoted(version.etag),
    "last-modified": new Date(version.at).toUTCString(),
    "accept-ranges": "bytes",
    ...(version.versionId === "null" ? {} : { "x-amz-version-id": version.versionId }),
  };
  if (notModified(headers, version)) return { status: 304, headers: base };
  for (const name of overrides) {
    const value = operation.query.get(`response-${name}`);
    if (value !== undefined) base[name] = value;
  }
  const range = readRange(headers.range, version.size);
  const first = range?.first ?? 0;
  const last = range?.last ?? version.size - 1;
  if (range) base["content-range"] = `bytes ${first}-${last}/${version.size}`;
  else if (headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED" && version.checksum) {
    Object.assign(base, checksumHeaders(version.checksum));
  }
  base["content-length"] = String(last - first + 1);
  const status = range ? 206 : 200;
  if (operation.name === "HeadObject") return { status, headers: base };
  const ranges = segmentRanges(version.segments, first, last);
  for (const { file } of ranges) await access(bucket.objects.path(file));
  return {
    status,
    headers: base,
    body: Readable.from(read(bucket, ranges), { objectMode: false }),
  };
}

async function* read(bucket: Bucket, ranges: ReturnType<typeof segmentRanges>) {
  for (const { file, start, end } of ranges) {
    yield* createReadStream(bucket.objects.path(file), { start, end, highWaterMark: 256 * 1024 });
  }
}

/** Without the right to list, S3 does not tell absent from forbidden. */
function absent({ request, operation }: Call) {
  const permission = { action: "s3:ListBucket", resource: bucketArn(operation.bucket) };
  return request.permits(permission) ? s3Error("NoSuchKey") : s3Error("AccessDenied");
}

function findVersion(call: Call): ObjectVersion {
  const { bucket, operation } = call;
  const versionId = operation.query.get("versionId");
  if (versionId === undefined) {
    const current = bucket.objects.current(operation.key);
    if (!current || current.deleteMarker) throw absent(call);
    return current;
  }
  const version = bucket.objects.versions(operation.key).find((one) => one.versionId === versionId);
  if (!version) throw s3Error("NoSuchVersion");
  if (version.deleteMarker) throw s3Error("MethodNotAllowed");
  return version;
}

/** @throws ServiceError PreconditionFailed */
function notModified(headers: Record<string, string>, version: ObjectVersion): boolean {
  const tags = (value: string) => value.split(",").map((tag) => tag.trim().replaceAll('"', ""));
  const names = (value: string) => value === "*" || tags(value).includes(version.etag);
  const seconds = Math.floor(version.at / 1000) * 1000;
  if (headers["if-match"] !== undefined) {
    if (!names(headers["if-match"])) throw s3Error("PreconditionFailed");
  } else if (seconds > Date.parse(headers["if-unmodified-since"] ?? "")) {
    throw s3Error("PreconditionFailed");
  }
  if (headers["if-none-match"] !== undefined) return names(headers["if-none-match"]);
  return seconds <= Date.parse(headers["if-modified-since"] ?? "");
}
