/** The bucket of the stage: browsers send and fetch by presigned requests, the service checks and removes. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  NoSuchKey,
  NoSuchUpload,
  NotFound,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

export interface StoredObject {
  size: number;
  versionId: string | undefined;
}

export interface UploadedPart {
  number: number;
  size: number;
  etag: string;
  /** Base64, as S3 tells it; only where the part was sent with one. */
  checksumSha256: string | undefined;
}

export interface Bucket {
  /** A form for one object of exactly this type and at most `maxBytes` (at least `minBytes`). */
  presignPost(options: {
    key: string;
    contentType: string;
    minBytes: number;
    maxBytes: number;
    expiresInSeconds: number;
  }): Promise<{ url: string; fields: Record<string, string> }>;
  /** A link that a browser saves as `fileName`. */
  presignGet(options: {
    key: string;
    versionId?: string | undefined;
    fileName: string;
    contentType: string;
    expiresInSeconds: number;
  }): Promise<string>;
  createMultipart(key: string, contentType: string, partChecksums: boolean): Promise<string>;
  /** `sha256` (hex) binds the part's content; its header must then be sent along. */
  presignPart(options: {
    key: string;
    uploadId: string;
    number: number;
    sha256?: string | undefined;
    expiresInSeconds: number;
  }): Promise<{ url: string; headers: Record<string, string> }>;
  /** Parts that have arrived, in order; undefined when the upload is no more (completed or aborted). */
  listParts(key: string, uploadId: string): Promise<UploadedPart[] | undefined>;
  /** False when the upload is no more. */
  completeMultipart(key: string, uploadId: string, parts: UploadedPart[]): Promise<boolean>;
  abortMultipart(key: string, uploadId: string): Promise<void>;
  /** Undefined when there is none. */
  head(key: string, versionId?: string): Promise<StoredObject | undefined>;
  /** Its bytes as a stream; undefined when there is none. */
  read(key: string, versionId?: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  put(key: string, body: Uint8Array | string, contentType: string): Promise<StoredObject>;
  /** Removes one version for good; harmless when it is gone. */
  deleteVersion(key: string, versionId: string | undefined): Promise<void>;
  /** Removes every version and marker of an object for good. */
  deleteAll(key: string): Promise<void>;
  /** @throws Error when the bucket does not answer */
  check(): Promise<void>;
}

const hexToBase64 = (hex: string): string => Buffer.from(hex, "hex").toString("base64");

const attachment = (fileName: string): string =>
  `attachment; filename="${fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(
    fileName,
  ).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** Connects to a bucket by name. */
export function connectBucket(
  name: string,
  // by default the SDK would bake the checksum of an empty body into presigned requests
  client = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" }),
): Bucket {
  const at = (Key: string) => ({ Bucket: name, Key });

  return {
    async presignPost({ key, contentType, minBytes, maxBytes, expiresInSeconds }) {
      const { url, fields } = await createPresignedPost(client, {
        ...at(key),
        Expires: expiresInSeconds,
        Fields: { "Content-Type": contentType },
        Conditions: [
          ["eq", "$Content-Type", contentType],
          ["content-length-range", minBytes, maxBytes],
        ],
      });
      return { url, fields };
    },

    presignGet: ({ key, versionId, fileName, contentType, expiresInSeconds }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          ...at(key),
          VersionId: versionId,
          ResponseContentDisposition: attachment(fileName),
          ResponseContentType: contentType,
        }),
        { expiresIn: expiresInSeconds },
      ),

    async createMultipart(key, contentType, partChecksums) {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({
          ...at(key),
          ContentType: contentType,
          ...(partChecksums && { ChecksumAlgorithm: "SHA256", ChecksumType: "COMPOSITE" }),
        }),
      );
      if (!UploadId) throw new Error("the store began an upload without an id");
      return UploadId;
    },

    async presignPart({ key, uploadId, number, sha256, expiresInSeconds }) {
      const checksum = sha256 && hexToBase64(sha256);
      const url = await getSignedUrl(
        client,
        new UploadPartCommand({
          ...at(key),
          UploadId: uploadId,
          PartNumber: number,
          ChecksumSHA256: checksum,
        }),
        {
          expiresIn: expiresInSeconds,
          // in the query it would be a claim that nobody checks
          unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
        },
      );
      const headers: Record<string, string> = checksum ? { "x-amz-checksum-sha256": checksum } : {};
      return { url, headers };
    },

    async listParts(key, uploadId) {
      const parts: UploadedPart[] = [];
      try {
        let PartNumberMarker: string | undefined;
        do {
          const page = await client.send(
            new ListPartsCommand({ ...at(key), UploadId: uploadId, PartNumberMarker }),
          );
          for (const part of page.Parts ?? [])
            parts.push({
              number: part.PartNumber!,
              size: part.Size ?? 0,
              etag: part.ETag!,
              checksumSha256: part.ChecksumSHA256,
            });
          PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
        } while (PartNumberMarker);
      } catch (error) {
        if (error instanceof NoSuchUpload) return undefined;
        throw error;
      }
      return parts;
    },

    async completeMultipart(key, uploadId, parts) {
      try {
        await client.send(
          new CompleteMultipartUploadCommand({
            ...at(key),
            UploadId: uploadId,
            MultipartUpload: {
              Parts: parts.map(({ number, etag, checksumSha256 }) => ({
                PartNumber: number,
                ETag: etag,
                ChecksumSHA256: checksumSha256,
              })),
            },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof NoSuchUpload) return false;
        throw error;
      }
    },

    async abortMultipart(key, uploadId) {
      try {
        await client.send(new AbortMultipartUploadCommand({ ...at(key), UploadId: uploadId }));
      } catch (error) {
        if (!(error instanceof NoSuchUpload)) throw error;
      }
    },

    async head(key, versionId) {
      try {
        const found = await client.send(
          new HeadObjectCommand({ ...at(key), VersionId: versionId }),
        );
        return { size: found.ContentLength ?? 0, versionId: found.VersionId };
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },

    async read(key, versionId) {
      try {
        const found = await client.send(new GetObjectCommand({ ...at(key), VersionId: versionId }));
        return found.Body as unknown as AsyncIterable<Uint8Array>;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },

    async put(key, body, contentType) {
      const stored = await client.send(
        new PutObjectCommand({ ...at(key), Body: body, ContentType: contentType }),
      );
      return { size: Buffer.byteLength(body), versionId: stored.VersionId };
    },

    async deleteVersion(key, versionId) {
      await client.send(new DeleteObjectCommand({ ...at(key), VersionId: versionId }));
    },

    async deleteAll(key) {
      let KeyMarker: string | undefined;
      let VersionIdMarker: string | undefined;
      do {
        const page = await client.send(
          new ListObjectVersionsCommand({ Bucket: name, Prefix: key, KeyMarker, VersionIdMarker }),
        );
        for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
          if (Key === key) await client.send(new DeleteObjectCommand({ ...at(key), VersionId }));
        KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
        VersionIdMarker = page.IsTruncated ? page.NextVersionIdMarker : undefined;
      } while (KeyMarker);
    },

    async check() {
      await client.send(new HeadBucketCommand({ Bucket: name }));
    },
  };
}

const isAbsent = (error: unknown): boolean =>
  error instanceof NoSuchKey ||
  error instanceof NotFound ||
  (error instanceof Error && error.name === "NoSuchVersion");
