import { encodeRfc3986 } from "../endpoint/signature.ts";
import type { ServiceResponse } from "../part.ts";
import { type Call, quoted } from "./call.ts";
import { listKeys } from "./listing.ts";
import type { ObjectVersion } from "./objects.ts";
import { s3Error } from "./s3-error.ts";
import { xmlAnswer } from "./xml.ts";

const iso = (ms: number) => new Date(ms).toISOString();

function pageOf({ operation: { query } }: Call) {
  const asked = Number(query.get("max-keys") ?? query.get("max-uploads") ?? 1000);
  if (!Number.isInteger(asked) || asked < 0) throw s3Error("InvalidArgument", "max-keys");
  const url = query.get("encoding-type") === "url";
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") || undefined,
    limit: Math.min(asked, 1000),
    encodingType: url ? "url" : undefined,
    text: (key: string) => (url ? encodeRfc3986(key).replaceAll("%2F", "/") : key),
  };
}

export async function listObjects(call: Call): Promise<ServiceResponse> {
  const { bucket, operation } = call;
  const { prefix, delimiter, limit, encodingType, text } = pageOf(call);
  const token = operation.query.get("continuation-token");
  const startAfter = operation.query.get("start-after");
  const after = token === undefined ? startAfter : Buffer.from(token, "base64url").toString();
  const present = bucket.objects.keys().filter((key) => !bucket.objects.current(key)?.deleteMarker);
  const { keys, prefixes, next } = listKeys(present, { prefix, delimiter, after, limit });
  return xmlAnswer("ListBucketResult", {
    Name: bucket.name,
    Prefix: text(prefix),
    Delimiter: delimiter,
    MaxKeys: limit,
    EncodingType: encodingType,
    KeyCount: keys.length + prefixes.length,
    IsTruncated: next !== undefined,
    ContinuationToken: token,
    NextContinuationToken: next === undefined ? undefined : Buffer.from(next).toString("base64url"),
    StartAfter: startAfter,
    Contents: keys.map((key) => {
      const version = bucket.objects.current(key)!;
      return {
        Key: text(key),
        LastModified: iso(version.at),
        ETag: quoted(version.etag),
        ChecksumAlgorithm: version.checksum?.algorithm,
        ChecksumType: version.checksum?.type,
        Size: version.size,
        StorageClass: "STANDARD",
      };
    }),
    CommonPrefixes: prefixes.map((one) => ({ Prefix: text(one) })),
  });
}

/** Versions come key by key, newest first; a page may end within a key. */
export async function listVersions(call: Call): Promise<ServiceResponse> {
  const { bucket, operation } = call;
  const { prefix, delimiter, limit, encodingType, text } = pageOf(call);
  const keyMarker = operation.query.get("key-marker") || undefined;
  const idMarker = operation.query.get("version-id-marker") || undefined;
  const all = listKeys(bucket.objects.keys(), {
    prefix,
    delimiter,
    limit: Number.MAX_SAFE_INTEGER,
  });
  const afterKey = (key: string) =>
    keyMarker === undefined || Buffer.compare(Buffer.from(key), Buffer.from(keyMarker)) > 0;
  const entries = all.keys.flatMap((key) => {
    const versions = bucket.objects.versions(key);
    if (key === keyMarker && idMarker !== undefined) {
      return versions.slice(versions.findIndex(({ versionId }) => versionId === idMarker) + 1);
    }
    return afterKey(key) ? versions : [];
  });
  const page = entries.slice(0, limit);
  const truncated = entries.length > limit;
  const last = page.at(-1);
  const show = (version: ObjectVersion) => ({
    Key: text(version.key),
    VersionId: version.versionId,
    IsLatest: bucket.objects.current(version.key) === version,
    LastModified: iso(version.at),
    ...(version.deleteMarker
      ? {}
      : { ETag: quoted(version.etag), Size: version.size, StorageClass: "STANDARD" }),
  });
  return xmlAnswer("ListVersionsResult", {
    Name: bucket.name,
    Prefix: text(prefix),
    Delimiter: delimiter,
    KeyMarker: keyMarker ?? "",
    VersionIdMarker: idMarker ?? "",
    MaxKeys: limit,
    EncodingType: encodingType,
    IsTruncated: truncated,
    NextKeyMarker: truncated && last ? text(last.key) : undefined,
    NextVersionIdMarker: truncated ? last?.versionId : undefined,
    Version: page.filter((one) => !one.deleteMarker).map(show),
    DeleteMarker: page.filter((one) => one.deleteMarker).map(show),
    CommonPrefixes: all.prefixes.filter(afterKey).map((one) => ({ Prefix: text(one) })),
  });
}

export async function listUploads(call: Call): Promise<ServiceResponse> {
  const { bucket, operation } = call;
  const { prefix, limit, encodingType, text } = pageOf(call);
  const keyMarker = operation.query.get("key-marker") ?? "";
  const idMarker = operation.query.get("upload-id-marker") ?? "";
  const order = (a: { key: string; id: string }, b: { key: string; id: string }) =>
    Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const entries = bucket.uploads
    .list()
    .map(({ upload }) => upload)
    .filter(({ key }) => key.startsWith(prefix))
    .sort(order)
    .filter((one) =>
      idMarker === "" ? one.key > keyMarker : order(one, { key: keyMarker, id: idMarker }) > 0,
    );
  const page = entries.slice(0, limit);
  const truncated = entries.length > limit;
  return xmlAnswer("ListMultipartUploadsResult", {
    Bucket: bucket.name,
    KeyMarker: keyMarker,
    UploadIdMarker: idMarker,
    Prefix: text(prefix),
    MaxUploads: limit,
    EncodingType: encodingType,
    IsTruncated: truncated,
    NextKeyMarker: truncated ? text(page.at(-1)!.key) : undefined,
    NextUploadIdMarker: truncated ? page.at(-1)!.id : undefined,
    Upload: page.map((one) => ({
      Key: text(one.key),
      UploadId: one.id,
      Initiated: iso(one.at),
      StorageClass: "STANDARD",
      ChecksumAlgorithm: one.algorithm,
      ChecksumType: one.checksumType,
    })),
  });
}
