import { type ErrorCode, type FieldError, Problem } from "@luna/contracts/errors";

/** An answer of the service that is an error; `problem` is what it said (RFC 9457). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Problem;
  /** From `Retry-After`, in seconds. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): ErrorCode {
    return this.problem.code;
  }

  /** Faults by field, for bad input. */
  get errors(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }
}

/** The service was not reached, or the connection broke before it answered. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}

/** Whether something thrown is an error of the service, with this code if one is given. */
export function isApiError(error: unknown, code?: ErrorCode): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}

/** Codes of errors that the gateway answers itself, without a problem. */
const gatewayCodes: Record<number, ErrorCode> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  413: "too_large",
  415: "media_type",
  429: "rate_limited",
  503: "unavailable",
  504: "unavailable",
};

/** The error of an answer that is not a success. Reads the body. */
export async function errorOf(response: Response): Promise<ApiError> {
  const text = await response.text().catch(() => "");
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiError(
    problemIn(text) ?? {
      type: "about:blank",
      title: response.statusText || `HTTP ${response.status}`,
      status: response.status,
      instance: response.headers.get("apigw-requestid") ?? "",
      code: gatewayCodes[response.status] ?? (response.status < 500 ? "invalid_input" : "internal"),
    },
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

function problemIn(text: string): Problem | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // a gateway or proxy answered with a page of its own
  }
  const known = Problem.safeParse(value);
  if (known.success) return known.data;
  // A newer service may have codes that this client does not know.
  const newer = Problem.safeParse({ ...(value as object), code: "internal" });
  return newer.success ? newer.data : undefined;
}
