import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** Checksums that S3 offers and this machine computes without more libraries. */
export type Algorithm = "CRC32" | "SHA1" | "SHA256";

export const algorithms: Algorithm[] = ["CRC32", "SHA1", "SHA256"];

export interface Digest {
  update(chunk: Uint8Array): void;
  digest(): Buffer;
}

export function digestOf(algorithm: Algorithm | "MD5"): Digest {
  if (algorithm !== "CRC32") return createHash(algorithm.toLowerCase());
  let value = 0;
  return {
    update(chunk) {
      value = crc32(chunk, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}

/** Checksum of checksums, as S3 builds it for parts: base64, a dash and their number. */
export function compositeChecksum(algorithm: Algorithm, partChecksums: string[]): string {
  const digest = digestOf(algorithm);
  for (const checksum of partChecksums) digest.update(Buffer.from(checksum, "base64"));
  return `${digest.digest().toString("base64")}-${partChecksums.length}`;
}

/** ETag of a multipart object: MD5 of the parts' MD5s, a dash and their number. */
export function compositeEtag(partEtags: string[]): string {
  const digest = digestOf("MD5");
  for (const etag of partEtags) digest.update(Buffer.from(etag, "hex"));
  return `${digest.digest().toString("hex")}-${partEtags.length}`;
}
