import type { ErrorCode } from "@luna/contracts/errors";
import { ConnectionError, isApiError, UploadError } from "@luna/sdk";

export type FailureKind =
  | "offline"
  | "unreachable"
  | "signed-out"
  | "forbidden"
  | "not-found"
  | "too-often"
  | "conflict"
  | "broken";

interface Described {
  kind: FailureKind;
  /** Why the service refused: its code, and what it says of it in English. */
  refusal?: { code: ErrorCode; detail: string };
  requestId?: string;
}

/** What went wrong, as far as a person can do something about it. */
export function describeFailure(error: unknown, online: boolean = navigator.onLine): Described {
  if (!online) return { kind: "offline" };
  if (error instanceof ConnectionError || error instanceof UploadError)
    return { kind: "unreachable" };
  if (!isApiError(error)) return { kind: "unreachable" };
  const { status, problem } = error;
  if (status === 401) return { kind: "signed-out" };
  const refusal = { code: problem.code, detail: error.message };
  if (status === 403) return { kind: "forbidden", refusal };
  if (status === 404 || status === 410) return { kind: "not-found" };
  if (status === 429) return { kind: "too-often" };
  if (status >= 500)
    return { kind: "broken", ...(problem.instance && { requestId: problem.instance }) };
  return { kind: "conflict", refusal };
}
