/** Objects that come in parts. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  NoSuchUpload,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";

export interface UploadedPart {
  number: number;
  size: number;
  etag: string;
  /** Base64, as S3 tells it; only where the part was sent with one. */
  checksumSha256: string | undefined;
}

export interface OpenUpload {
  key: string;
  uploadId: string;
  /** An instant. */
  begunAt: string;
}

export interface Multipart {
  createMultipart(key: string, contentType: string, partChecksums: boolean): Promise<string>;
  /** Sends one part from here; false when the upload is no more. */
  uploadPart(key: string, uploadId: string, number: number, body: Uint8Array): Promise<boolean>;
  /** Parts that have arrived, in order; undefined when the upload is no more (completed or aborted). */
  listParts(key: string, uploadId: string): Promise<UploadedPart[] | undefined>;
  /**
   * Joins the parts where there is no object yet. `ended`: the upload is no more, or its object is
   * there; `changed`: a part has been sent again since it was listed.
   */
  completeMultipart(
    key: string,
    uploadId: string,
    parts: UploadedPart[],
  ): Promise<"joined" | "ended" | "changed">;
  /** Harmless when the upload is no more. */
  abortMultipart(key: string, uploadId: string): Promise<void>;
  /** A page of the uploads under way whose keys begin with `prefix`, in order of their keys. */
  listUploads(
    prefix: string,
    after?: { key: string; uploadId: string },
  ): Promise<{ uploads: OpenUpload[]; more: boolean }>;
}

/** 409 comes when two writes to a key meet. */
const mayChange = ["InvalidPart", "InvalidPartOrder", "ConditionalRequestConflict"];

export function multipart(client: S3Client, bucket: string): Multipart {
  const at = (Key: string) => ({ Bucket: bucket, Key });
  return {
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

    async uploadPart(key, uploadId, number, body) {
      try {
        await client.send(
          new UploadPartCommand({
            ...at(key),
            UploadId: uploadId,
            PartNumber: number,
            Body: body,
            ContentLength: body.length,
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof S3ServiceException && error.name === "NoSuchUpload") return false;
        throw error;
      }
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
            IfNoneMatch: "*",
            MultipartUpload: {
              Parts: parts.map(({ number, etag, checksumSha256 }) => ({
                PartNumber: number,
                ETag: etag,
                ChecksumSHA256: checksumSha256,
              })),
            },
          }),
        );
        return "joined";
      } catch (error) {
        if (error instanceof NoSuchUpload) return "ended";
        if (!(error instanceof S3ServiceException)) throw error;
        if (error.name === "PreconditionFailed") return "ended";
        if (mayChange.includes(error.name)) return "changed";
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

    async listUploads(prefix, after) {
      const page = await client.send(
        new ListMultipartUploadsCommand({
          Bucket: bucket,
          Prefix: prefix,
          KeyMarker: after?.key,
          UploadIdMarker: after?.uploadId,
        }),
      );
      const uploads = (page.Uploads ?? []).map(({ Key, UploadId, Initiated }) => ({
        key: Key!,
        uploadId: UploadId!,
        begunAt: Initiated!.toISOString(),
      }));
      return { uploads, more: page.IsTruncated === true };
    },
  };
}
