import type { ErrorCode, FieldError } from "@luna/contracts/errors";
import type { RateLimitState } from "./rate-limit/state.ts";

/** A failure that the caller is told about; anything else thrown is a bug and shown as `internal`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  /** Faults by field, for bad input. */
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** Of the limit that was reached. */
  readonly rateLimit: RateLimitState | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    options: {
      cause?: unknown;
      errors?: FieldError[];
      retryAfterSeconds?: number;
      rateLimit?: RateLimitState;
    } = {},
  ) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.rateLimit = options.rateLimit;
  }
}

/** What the caller may not know of is absent. */
export const notFound = (what: string) => new AppError("not_found", `There is no such ${what}.`);

export const forbidden = (detail = "This is not allowed for you.") =>
  new AppError("forbidden", detail);

/** Refused by the state machine: names what is possible instead. */
export const stateConflict = (detail: string) => new AppError("state_conflict", detail);

/** For whoever reads the detail alone: the first fault as a sentence, and how many there are beside it. */
export function faultSentence([first, ...others]: readonly FieldError[]): string {
  if (!first) return "The input is not valid.";
  const field = first.pointer.replace(/^[/?]/, "").replaceAll("/", ".") || "The body";
  const said = /^(?:is|must|has) /.test(first.message)
    ? `${field} ${first.message}`
    : first.message.charAt(0).toUpperCase() + first.message.slice(1);
  return others.length > 0 ? `${said} (${others.length} more in errors).` : `${said}.`;
}

/** @throws AppError `invalid_input` with one fault. */
export function invalid(pointer: string, message: string): AppError {
  const errors = [{ pointer, message }];
  return new AppError("invalid_input", faultSentence(errors), { errors });
}
