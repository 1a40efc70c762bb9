/** Requests that a browser makes without knowing the service's keys. */
import { GetObjectCommand, type S3Client, UploadPartCommand } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

export interface PresignedRequests {
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
  /**
   * `sha256` (hex) binds the part's content; its header must then be sent along. `bytes` binds its size,
   * which every client tells by itself.
   */
  presignPart(options: {
    key: string;
    uploadId: string;
    number: number;
    sha256?: string | undefined;
    bytes?: number | undefined;
    expiresInSeconds: number;
  }): Promise<{ url: string; headers: Record<string, string> }>;
}

const hexToBase64 = (hex: string): string => Buffer.from(hex, "hex").toString("base64");

/** RFC 6266: a plain name for old browsers, the whole one for the others. */
const attachment = (fileName: string): string =>
  `attachment; filename="${fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(
    fileName,
  ).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

export const presignedRequests = (client: S3Client, bucket: string): PresignedRequests => ({
  async presignPost({ key, contentType, minBytes, maxBytes, expiresInSeconds }) {
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: key,
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
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        ResponseContentDisposition: attachment(fileName),
        ResponseContentType: contentType,
      }),
      { expiresIn: expiresInSeconds },
    ),

  async presignPart({ key, uploadId, number, sha256, bytes, expiresInSeconds }) {
    const checksum = sha256 && hexToBase64(sha256);
    const url = await getSignedUrl(
      client,
      new UploadPartCommand({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        PartNumber: number,
        ChecksumSHA256: checksum,
        ContentLength: bytes,
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
});
