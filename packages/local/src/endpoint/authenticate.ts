import type { ServiceClock } from "../part.ts";
import type { CallerRegistry, KnownCaller } from "./callers.ts";
import { ServiceError } from "./service-error.ts";
import {
  parseAmzDate,
  parseCredential,
  type Scope,
  type SignedParts,
  sameSignature,
  signRequest,
} from "./signature.ts";

const toleranceMs = 15 * 60_000;

export interface Authorization {
  scope: Scope;
  signedHeaders: string[];
  signature: string;
}

/** Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`. */
export function parseAuthorization(header: string): Authorization | undefined {
  const match = /^AWS4-HMAC-SHA256\s+(.*)$/s.exec(header);
  if (!match) return undefined;
  const fields = new Map(
    match[1]!.split(",").map((field) => {
      const at = field.indexOf("=");
      return [field.slice(0, at).trim(), field.slice(at + 1).trim()] as const;
    }),
  );
  const scope = parseCredential(fields.get("Credential") ?? "");
  const signature = fields.get("Signature");
  const signedHeaders = fields.get("SignedHeaders")?.split(";");
  return scope && signature && signedHeaders ? { scope, signature, signedHeaders } : undefined;
}

/** Checks a header signature; its time may lie 15 minutes before the real one up to 15 after the service's. */
export function authenticate(
  authorization: Authorization,
  parts: Omit<SignedParts, "signedHeaders">,
  callers: CallerRegistry,
  clock: ServiceClock,
): KnownCaller {
  const { scope, signedHeaders, signature } = authorization;
  const s3 = scope.service === "s3";
  const caller = callers.find(scope.accessKeyId);
  if (!caller) {
    throw s3
      ? new ServiceError(
          "InvalidAccessKeyId",
          "The AWS Access Key Id you provided does not exist in our records.",
          403,
        )
      : new ServiceError(
          "UnrecognizedClientException",
          "The security token included in the request is invalid.",
          scope.service === "dynamodb" ? 400 : 403,
        );
  }
  const amzDate = parts.headers["x-amz-date"];
  const signedAt = parseAmzDate(amzDate);
  // A caller may still be on its way from real to service time when the clock was just moved.
  const recent =
    signedAt !== undefined &&
    signedAt >= Math.min(clock.now(), Date.now()) - toleranceMs &&
    signedAt <= Math.max(clock.now(), Date.now()) + toleranceMs;
  if (amzDate === undefined || !recent) {
    throw s3
      ? new ServiceError(
          "RequestTimeTooSkewed",
          "The difference between the request time and the current time is too large.",
          403,
        )
      : new ServiceError("InvalidSignatureException", `Signature expired: ${amzDate}`, 403);
  }
  const expected = signRequest({ ...parts, signedHeaders }, caller.secretAccessKey, scope, amzDate);
  const complete =
    signedHeaders.includes("host") &&
    amzDate.startsWith(scope.date) &&
    (!s3 || signedHeaders.includes("x-amz-content-sha256"));
  if (!complete || !sameSignature(expected, signature)) {
    throw new ServiceError(
      s3 ? "SignatureDoesNotMatch" : "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.",
      403,
    );
  }
  return caller;
}
