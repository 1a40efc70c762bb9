/** What a request says about the bytes of its body, to be held against the bytes that come; pure. */
import { type Algorithm, algorithms } from "./digests.ts";
import { s3Error } from "./s3-error.ts";

export interface Expectations {
  /** Bytes, of the body once decoded. */
  size?: number;
  /** Base64. */
  md5?: string;
  /** Hex: the hash in the signature. */
  sha256Hex?: string;
  checksum?: { algorithm: Algorithm; value?: string };
  /** The checksum comes after the body, which is in aws-chunked coding. */
  trailer?: string;
  chunked: boolean;
}

const checksumHeader = (algorithm: Algorithm) => `x-amz-checksum-${algorithm.toLowerCase()}`;

/**
 * @param headers lower-case, with what a presigned URL carries in its query
 * @throws ServiceError InvalidDigest, InvalidRequest, NotImplemented
 */
export function expectationsOf(headers: Record<string, string>): Expectations {
  const sha256 = headers["x-amz-content-sha256"];
  const chunked = sha256 === "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
  if (sha256?.startsWith("STREAMING-") && !chunked) {
    throw s3Error("NotImplemented", `${sha256} is left out of the local S3.`);
  }
  const size = chunked ? headers["x-amz-decoded-content-length"] : headers["content-length"];
  const md5 = headers["content-md5"];
  if (md5 !== undefined && Buffer.from(md5, "base64").length !== 16) throw s3Error("InvalidDigest");
  const trailer = chunked ? headers["x-amz-trailer"]?.toLowerCase() : undefined;
  return {
    size: size === undefined ? undefined : Number(size),
    md5,
    sha256Hex: sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : undefined,
    checksum: checksumOf(headers, trailer),
    trailer,
    chunked,
  };
}

function checksumOf(
  headers: Record<string, string>,
  trailer: string | undefined,
): Expectations["checksum"] {
  const given = Object.keys(headers).filter(
    (name) => name.startsWith("x-amz-checksum-") && !/-(type|mode|algorithm)$/.test(name),
  );
  if (given.length > 1) {
    throw s3Error(
      "InvalidRequest",
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  }
  const name = given[0] ?? trailer;
  const said = headers["x-amz-sdk-checksum-algorithm"]?.toUpperCase();
  const algorithm = algorithms.find((one) =>
    name === undefined ? one === said : checksumHeader(one) === name,
  );
  if (algorithm) return { algorithm, value: given[0] && headers[given[0]] };
  if (name !== undefined || said !== undefined) {
    throw s3Error("NotImplemented", `The checksum ${name ?? said} is left out of the local S3.`);
  }
  return undefined;
}
