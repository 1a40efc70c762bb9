import { open, rm } from "node:fs/promises";
import { decodeAwsChunked } from "./aws-chunked.ts";
import { type Algorithm, digestOf } from "./digests.ts";
import type { Expectations } from "./expectations.ts";
import { s3Error } from "./s3-error.ts";

export interface Received {
  size: number;
  /** MD5 in hex. */
  etag: string;
  checksum?: { algorithm: Algorithm; value: string };
}

interface Limits {
  minBytes?: number;
  maxBytes: number;
}

/** 5 GB, the most that one PUT or one part may hold. */
const largestBodyBytes = 5 * 2 ** 30;

/**
 * Reads a body to its end and holds it against what was said of it.
 * @throws ServiceError BadDigest, IncompleteBody, EntityTooLarge …
 */
export async function digestBody(
  source: AsyncIterable<Buffer>,
  expected: Expectations,
  sink: (chunk: Buffer) => Promise<unknown> | unknown,
  limits: Limits = { maxBytes: largestBodyBytes },
): Promise<Received> {
  const trailers: Record<string, string> = {};
  const body = expected.chunked ? decodeAwsChunked(source, trailers) : source;
  const md5 = digestOf("MD5");
  const sha256 = expected.sha256Hex === undefined ? undefined : digestOf("SHA256");
  const algorithm = expected.checksum?.algorithm;
  const checksum = algorithm && digestOf(algorithm);
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limits.maxBytes) throw s3Error("EntityTooLarge");
    md5.update(chunk);
    sha256?.update(chunk);
    checksum?.update(chunk);
    await sink(chunk);
  }
  if (expected.size !== undefined && size !== expected.size) throw s3Error("IncompleteBody");
  if (size < (limits.minBytes ?? 0)) throw s3Error("EntityTooSmall");
  const hash = md5.digest();
  if (expected.md5 !== undefined && hash.toString("base64") !== expected.md5) {
    throw s3Error("BadDigest", "The Content-MD5 you specified did not match what we received.");
  }
  if (sha256 && sha256.digest().toString("hex") !== expected.sha256Hex) {
    throw s3Error("XAmzContentSHA256Mismatch");
  }
  if (!checksum || !algorithm) return { size, etag: hash.toString("hex") };
  const value = checksum.digest().toString("base64");
  const said = expected.trailer ? trailers[expected.trailer] : expected.checksum?.value;
  if (expected.trailer && said === undefined) {
    throw s3Error("InvalidRequest", "The trailing checksum is missing.");
  }
  if (said !== undefined && said !== value) {
    throw s3Error(
      "BadDigest",
      `The ${algorithm} you specified did not match the calculated checksum.`,
    );
  }
  return { size, etag: hash.toString("hex"), checksum: { algorithm, value } };
}

/** Streams a body into a file; a body that is refused or breaks off leaves no file. */
export async function receiveFile(
  source: AsyncIterable<Buffer>,
  expected: Expectations,
  path: string,
  limits?: Limits,
): Promise<Received> {
  const file = await open(path, "wx", 0o600);
  try {
    const received = await digestBody(source, expected, (chunk) => file.writeFile(chunk), limits);
    await file.close();
    return received;
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    throw code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE"
      ? s3Error("IncompleteBody")
      : error;
  }
}
