/** Verification of presigned URLs. */
import type { CallerRegistry, KnownCaller } from "../endpoint/callers.ts";
import {
  parseAmzDate,
  parseCredential,
  sameSignature,
  signRequest,
} from "../endpoint/signature.ts";
import { s3Error } from "./s3-error.ts";

interface PresignedRequest {
  method: string;
  path: string;
  /** As sent. */
  rawQuery: string;
  query: Map<string, string>;
  headers: Record<string, string>;
}

const longestSeconds = 7 * 24 * 3600;

/**
 * Who signed the URL.
 * @param now milliseconds since 1970, service time
 * @throws ServiceError AccessDenied when expired, SignatureDoesNotMatch, …
 */
export function verifyPresigned(
  request: PresignedRequest,
  callers: CallerRegistry,
  now: number,
): KnownCaller {
  const { query, headers } = request;
  const scope = parseCredential(query.get("X-Amz-Credential") ?? "");
  const amzDate = query.get("X-Amz-Date");
  const signedAt = parseAmzDate(amzDate);
  const expiresSeconds = Number(query.get("X-Amz-Expires"));
  const signedHeaders = query.get("X-Amz-SignedHeaders")?.split(";") ?? [];
  if (
    query.get("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256" ||
    scope?.service !== "s3" ||
    amzDate === undefined ||
    signedAt === undefined ||
    !Number.isInteger(expiresSeconds) ||
    !amzDate.startsWith(scope.date)
  ) {
    throw s3Error(
      "AccessDenied",
      "Query-string authentication version 4 requires all its parameters",
    );
  }
  if (expiresSeconds < 1 || expiresSeconds > longestSeconds) {
    throw s3Error("AccessDenied", "X-Amz-Expires must be between 1 and 604800 seconds");
  }
  const caller = callers.find(scope.accessKeyId);
  if (!caller) throw s3Error("InvalidAccessKeyId");
  if (now < signedAt - 15 * 60_000) throw s3Error("AccessDenied", "Request is not valid yet");
  if (now >= signedAt + expiresSeconds * 1000) {
    throw s3Error("AccessDenied", "Request has expired");
  }
  const unsigned = Object.keys(headers).find(
    (name) =>
      name.startsWith("x-amz-") && name !== "x-amz-content-sha256" && !signedHeaders.includes(name),
  );
  if (unsigned || !signedHeaders.includes("host")) {
    throw s3Error(
      "AccessDenied",
      `There were headers present in the request which were not signed: ${unsigned ?? "host"}`,
    );
  }
  const payloadHash =
    headers["x-amz-content-sha256"] ?? query.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD";
  const parts = {
    method: request.method,
    path: request.path,
    query: request.rawQuery,
    headers,
    signedHeaders,
  };
  // A hash in a header that is not signed binds nothing: S3 then signs the unsigned payload.
  const hashes = [payloadHash, "UNSIGNED-PAYLOAD"];
  const genuine = hashes.some((hash) =>
    sameSignature(
      signRequest({ ...parts, payloadHash: hash }, caller.secretAccessKey, scope, amzDate),
      query.get("X-Amz-Signature") ?? "",
    ),
  );
  if (!genuine) throw s3Error("SignatureDoesNotMatch");
  return caller;
}
