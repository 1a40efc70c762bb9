/** An error of a function as Lambda reports it to who invoked it. */
export interface ErrorPayload {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

/** The handler threw, could not be loaded or ran out of time. */
export class FunctionError extends Error {
  readonly payload: ErrorPayload;

  constructor(payload: ErrorPayload) {
    super(`${payload.errorType}: ${payload.errorMessage}`);
    this.name = "FunctionError";
    this.payload = payload;
  }
}

/** What Lambda answers when a function used up its time. */
export function timedOut(requestId: string, timeoutSeconds: number): ErrorPayload {
  return {
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  };
}

/** What Lambda answers when the process of a function ended during a call. */
export function exited(requestId: string, reason: string): ErrorPayload {
  return {
    errorType: "Runtime.ExitError",
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${reason}`,
  };
}
