import { ApiError, ConnectionError, UploadError } from "@luna/sdk";
import { DemoError } from "../stack/stack.ts";

/** What to print of something thrown: a sentence where it has one, a whole error where it is a bug. */
export function told(error: unknown): unknown {
  if (error instanceof ApiError) {
    const { status, code, message, problem } = error;
    return `The service answered ${status} ${code}: ${message} (request ${problem.instance || "unknown"})`;
  }
  if (error instanceof ConnectionError) return `${error.message} Does the stack still run?`;
  if (error instanceof DemoError || error instanceof UploadError) return error.message;
  return error;
}
