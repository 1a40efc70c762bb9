import type { Route } from "@luna/contracts/routes/route";
import { ApiError, ConnectionError } from "./errors.ts";

/** POSTs without a new resource of their own in the answer that still must not happen twice. */
const onceOnly = new Set(["sendMessage", "archiveSession", "verifyFiles", "resendEmail"]);

/** Their code is spent by an attempt whose answer was lost, and a repeat would hear that it is. */
const oneUse = new Set(["pairProgram", "redeemCode"]);

/** POSTs that the contract answers in the same way when they come again. */
const harmless = new Set([
  ...["confirmSession", "cancelSession", "markNoShow", "startSession", "completeSession"],
  ...["issueClientToken", "issueTicket", "requestParts", "completeFile"],
]);

/** Whether a call takes a key by which the service knows its repeat. */
export const takesKey = (route: Route, input: Readonly<Record<string, unknown>>): boolean =>
  route.method === "POST" &&
  (route.id === "ingestEvents"
    ? !numbered(input)
    : route.answers[201] !== undefined || onceOnly.has(route.id));

/** Their numbers make repeats harmless. */
const numbered = (input: Readonly<Record<string, unknown>>): boolean =>
  [input.events ?? input].flat().every((event) => (event as { seq?: unknown }).seq !== undefined);

/** Whether the call may be made once more after this, which does not tell in each case that nothing was done. */
export function mayRepeat(route: Route, hasKey: boolean, error: unknown): boolean {
  if (error instanceof ApiError) {
    if (error.status === 429) return true;
    if (error.status === 503) return !oneUse.has(route.id);
    if (error.status !== 502 && error.status !== 504) return false;
  } else if (!(error instanceof ConnectionError)) return false;
  return (
    hasKey ||
    ["GET", "PUT", "DELETE"].includes(route.method) ||
    harmless.has(route.id) ||
    route.id === "ingestEvents"
  );
}

/** What a repeat was to remove is gone: the attempt before has done it, and its answer was lost. */
export const isDone = (route: Route, error: unknown): boolean =>
  route.method === "DELETE" &&
  route.answers[204] !== undefined &&
  error instanceof ApiError &&
  error.ofService &&
  (error.code === "not_found" || error.code === "gone");
