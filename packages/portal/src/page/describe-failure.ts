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

/** What went wrong, as far as a person can do something about it. */
export function describeFailure(
  error: unknown,
  online: boolean = navigator.onLine,
): { kind: FailureKind; detail?: string; requestId?: string } {
  if (!online) return { kind: "offline" };
  if (error instanceof ConnectionError || error instanceof UploadError)
    return { kind: "unreachable" };
  if (!isApiError(error)) return { kind: "unreachable" };
  const { status, problem } = error;
  if (status === 401) return { kind: "signed-out" };
  if (status === 403) return { kind: "forbidden", detail: error.message };
  if (status === 404 || status === 410) return { kind: "not-found" };
  if (status === 429) return { kind: "too-often" };
  if (status >= 500)
    return { kind: "broken", ...(problem.instance && { requestId: problem.instance }) };
  return { kind: "conflict", detail: error.message };
}
