import { type ErrorCode, type FieldError, Problem } from "@luna/contracts/errors";

/** An answer of the service that is an error; `problem` is what it said (RFC 9457). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Problem;
  /** From `Retry-After`, in seconds. */
  readonly retryAfterSeconds: number | undefined;
  /** False when something in front of the service answered, such as a gateway: it tells nothing of what was asked. */
  readonly ofService: boolean;

  constructor(problem: Problem, retryAfterSeconds?: number, ofService = true) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
    this.ofService = ofService;
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

/** The service was not reached, the connection broke before it had answered, or something else answered in its place. */
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

/** Whether an answer says that it is JSON. */
export const isJson = (response: Response): boolean => jsonType.test(typeOf(response));

const jsonType = /^application\/(?:[\w.+-]+\+)?json\b/i;
const typeOf = (response: Response) => response.headers.get("content-type") ?? "";

/** A page of a network that asks to sign in first, or of a proxy. */
export const notTheService = (status: number): ConnectionError =>
  new ConnectionError(`Something else answered in the service's place, with ${status}.`);

/** The error of an answer that is not a success. Reads the body. */
export async function errorOf(response: Response): Promise<ApiError | ConnectionError> {
  const { status, statusText } = response;
  // from 429 on an error says itself that it may pass, whoever answers
  if (!isJson(response) && status < 429) return notTheService(status);
  const text = await response.text().catch(() => "");
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  const told = problemIn(text);
  return new ApiError(
    told?.problem ?? {
      type: "about:blank",
      title: statusText || `HTTP ${status}`,
      status,
      instance: response.headers.get("apigw-requestid") ?? "",
      code: gatewayCodes[status] ?? (status < 500 ? "invalid_input" : "internal"),
    },
    Number.isFinite(retryAfter) ? Math.max(0, retryAfter) : undefined,
    told?.known === true && /^application\/problem\+json\b/i.test(typeOf(response)),
  );
}

function problemIn(text: string): { problem: Problem; known: boolean } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // a gateway or proxy answered with a page of its own
  }
  const known = Problem.safeParse(value);
  if (known.success) return { problem: known.data, known: true };
  // A newer service may have codes that this client does not know.
  const newer = Problem.safeParse({ ...(value as object), code: "internal" });
  return newer.success ? { problem: newer.data, known: false } : undefined;
}
