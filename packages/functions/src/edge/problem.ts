/** Errors as RFC 9457 problems; what is not an `AppError` is a bug and tells nothing. */
import { type ErrorCode, errors, type Problem } from "@luna/contracts/errors";
import type { Log } from "@luna/core/context";
import { AppError } from "@luna/core/error";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { limitHeaders } from "./limit.ts";

export function problemOf(
  error: unknown,
  requestId: string,
  log: Log,
): APIGatewayProxyStructuredResultV2 {
  if (!(error instanceof AppError)) {
    log.error("unexpected error", { error });
    return answer("internal", requestId, {});
  }
  if (error.code === "internal" || error.code === "unavailable")
    log.error(error.message, { error });
  return answer(
    error.code,
    requestId,
    { detail: error.message, ...(error.errors && { errors: error.errors }) },
    {
      ...(error.retryAfterSeconds !== undefined && {
        "retry-after": String(error.retryAfterSeconds),
      }),
      ...limitHeaders(error.rateLimit),
    },
  );
}

function answer(
  code: ErrorCode,
  requestId: string,
  more: Partial<Problem>,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  const { status, title } = errors[code];
  const problem: Problem = {
    type: `urn:luna:problem:${code}`,
    title,
    status,
    ...more,
    instance: requestId,
    code,
  };
  return {
    statusCode: status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(status === 401 && { "www-authenticate": "Bearer" }),
      ...headers,
    },
    body: JSON.stringify(problem),
  };
}
