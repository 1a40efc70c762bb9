/** Every error a caller can meet: a closed list, each with its status and title. */
import * as z from "zod/mini";

export const errors = {
  invalid_input: { status: 400, title: "The input is not valid" },
  not_json: { status: 400, title: "The body is not JSON" },
  invalid_cursor: { status: 400, title: "The cursor does not belong to this list" },
  in_the_past: { status: 400, title: "The time is in the past" },
  unknown_event_type: { status: 400, title: "An event has an unknown type" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not allowed" },
  consent_required: { status: 403, title: "The participant has not consented to this" },
  email_unverified: { status: 403, title: "The e-mail address is not verified yet" },
  source_forbidden: { status: 403, title: "The token is for another source" },
  not_found: { status: 404, title: "Not found" },
  email_taken: { status: 409, title: "This e-mail address is registered already" },
  slot_taken: { status: 409, title: "The slot is taken" },
  slot_unavailable: { status: 409, title: "The time is not open for booking" },
  already_booked: { status: 409, title: "There is a session booked already" },
  state_conflict: { status: 409, title: "Not possible in the present state" },
  not_eligible: { status: 409, title: "The participant is not eligible" },
  already_screened: { status: 409, title: "The screening has been answered" },
  source_numbering: { status: 409, title: "The source numbers its events the other way" },
  session_not_started: { status: 409, title: "The session has not started" },
  feedback_closed: { status: 409, title: "The feedback can no longer be changed" },
  part_too_small: { status: 409, title: "A part of the upload has the wrong size" },
  parts_missing: { status: 409, title: "Parts of the upload are missing" },
  not_verified: { status: 409, title: "The file is not verified yet" },
  on_hold: { status: 409, title: "A legal hold keeps this" },
  request_running: { status: 409, title: "A request with this idempotency key is running" },
  concurrent_change: { status: 409, title: "Somebody else is changing this, try again" },
  code_spent: { status: 410, title: "The code is unknown, used or expired" },
  session_closed: { status: 410, title: "The session takes no more events" },
  gone: { status: 410, title: "It has been deleted" },
  stale: { status: 412, title: "The resource has changed since it was read" },
  too_large: { status: 413, title: "Too large" },
  media_type: { status: 415, title: "The media type is not accepted" },
  idempotency_reused: { status: 422, title: "The idempotency key was used with another body" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong on our side" },
  not_implemented: { status: 501, title: "Not available yet" },
  unavailable: { status: 503, title: "The service is not available right now" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errors;
export const ErrorCode = z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]);

/** A fault in the input: `pointer` is an RFC 6901 pointer into the body, or `?name` and `{name}` for query and path. */
export const FieldError = z.object({ pointer: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** An error as RFC 9457 `application/problem+json`. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  /** The request id, as it stands in the log. */
  instance: z.string(),
  code: ErrorCode,
  errors: z.optional(z.array(FieldError)),
});
export type Problem = z.infer<typeof Problem>;
