import type { Route } from "@luna/contracts/routes/route";
import { backOffMs, pause } from "./back-off.ts";
import { buildRequest } from "./build-request.ts";
import { type Connection, tokenOf } from "./connection.ts";
import { ApiError, ConnectionError, errorOf } from "./errors.ts";
import { isDone, mayRepeat, takesKey } from "./repeat.ts";

export interface CallOptions {
  signal?: AbortSignal;
  /** Attempts in all for 429, 503 and, where a repeat does no harm, 502, 504 and broken connections; 4 where not said. */
  attempts?: number;
  /** Time for one attempt; 30 seconds where not said. */
  timeoutMs?: number;
  /** Only if the resource still has this version (412 otherwise). */
  ifMatch?: number;
  /** Makes a repeat of this very call harmless beyond its own retries. */
  idempotencyKey?: string;
  /** Goes on when the page goes: 64 KB at most, in browsers. */
  keepalive?: boolean;
  /** Media type wanted; JSON where not said. */
  accept?: string;
}

const waits = { baseMs: 250, capMs: 5000 };
/** A limit that lasts longer is the caller's to wait for. */
const longestRetryAfterSeconds = 30;

/**
 * Calls a route; resolves with an answer that the row lists, its body read.
 * @throws ApiError for an answer of error, ConnectionError without an answer, or the signal's reason
 */
export async function call(
  connection: Connection,
  route: Route,
  input: Readonly<Record<string, unknown>>,
  options: CallOptions = {},
): Promise<Response> {
  const { path, body } = buildRequest(route, input);
  const key = options.idempotencyKey ?? (takesKey(route, input) ? crypto.randomUUID() : undefined);
  const headers = await headersOf(connection, key, body, options);
  const attempts = options.attempts ?? 4;
  for (let attempt = 1; ; attempt++) {
    const init = {
      method: route.method,
      headers,
      ...(body !== undefined && { body }),
      ...(options.keepalive && { keepalive: true }),
    };
    try {
      return await attemptOnce(connection, route, path, init, options);
    } catch (error) {
      if (attempt > 1 && isDone(route, error)) return new Response(null, { status: 204 });
      const wantedSeconds = (error instanceof ApiError && error.retryAfterSeconds) || 0;
      if (
        attempt >= attempts ||
        options.signal?.aborted ||
        !mayRepeat(route, key !== undefined, error) ||
        wantedSeconds > longestRetryAfterSeconds
      )
        throw error;
      await pause(wantedSeconds * 1000 + backOffMs(attempt - 1, waits), options.signal);
      options.signal?.throwIfAborted();
    }
  }
}

async function attemptOnce(
  connection: Connection,
  route: Route,
  path: string,
  init: RequestInit,
  { signal, timeoutMs = 30_000, accept }: CallOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    const answer = await connection.fetch(`${connection.baseUrl}${path}`, {
      ...init,
      // Redirects lead to the bucket, which must not see our token; JSON answers carry the address.
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    response = await readWhole(answer);
  } catch (error) {
    signal?.throwIfAborted();
    throw new ConnectionError(
      timeout.aborted ? "The service did not answer in time." : "The service was not reached.",
      { cause: error },
    );
  }
  // who asks for JSON is not redirected by the service
  const listed =
    route.answers[response.status] !== undefined && (accept || response.status !== 302);
  if (response.ok || listed) return response;
  throw await errorOf(response);
}

const withoutBody = new Set([204, 205, 304]);

/** The answer with its body at hand: a connection that breaks within it has not answered. */
async function readWhole(answer: Response): Promise<Response> {
  const { status, statusText, headers } = answer;
  if (status < 200 || withoutBody.has(status)) return answer;
  return new Response(await answer.arrayBuffer(), { status, statusText, headers });
}

async function headersOf(
  connection: Connection,
  key: string | undefined,
  body: string | undefined,
  options: CallOptions,
): Promise<Record<string, string>> {
  const token = await tokenOf(connection);
  return {
    accept: options.accept ?? "application/json",
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(key && { "idempotency-key": key }),
    ...(options.ifMatch !== undefined && { "if-match": `"${options.ifMatch}"` }),
  };
}
