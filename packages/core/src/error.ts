import type { ErrorCode, FieldError } from "@luna/contracts/errors";

/** A failure that the caller is told about; anything else thrown is a bug and shown as `internal`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  /** Faults by field, for bad input. */
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { cause?: unknown; errors?: FieldError[]; retryAfterSeconds?: number } = {},
  ) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** What the caller may not know of is absent. */
export const notFound = (what: string) => new AppError("not_found", `There is no such ${what}.`);

export const forbidden = (detail = "This is not allowed for you.") =>
  new AppError("forbidden", detail);

/** Refused by the state machine: names what is possible instead. */
export const stateConflict = (detail: string) => new AppError("state_conflict", detail);

/** @throws AppError `invalid_input` with one fault. */
export const invalid = (pointer: string, message: string) =>
  new AppError("invalid_input", message, { errors: [{ pointer, message }] });
