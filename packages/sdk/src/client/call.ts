import type { Route } from "@luna/contracts/routes/route";
import { backOffMs, pause } from "./back-off.ts";
import { buildRequest } from "./build-request.ts";
import { type Connection, tokenOf } from "./connection.ts";
import { ConnectionError, errorOf } from "./errors.ts";

export interface CallOptions {
  signal?: AbortSignal;
  /** Attempts in all for 429, 502, 503, 504 and broken connections; 4 where not said. */
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

const transient = new Set([429, 502, 503, 504]);
const waits = { baseMs: 250, capMs: 5000 };
/** A limit that lasts longer is the caller's to wait for. */
const longestRetryAfterSeconds = 30;

/**
 * Calls a route; resolves with an answer that the row lists.
 * @throws ApiError for an answer of error, ConnectionError without an answer, or the signal's reason
 */
export async function call(
  connection: Connection,
  route: Route,
  input: Readonly<Record<string, unknown>>,
  options: CallOptions = {},
): Promise<Response> {
  const { path, body } = buildRequest(route, input);
  const headers = await headersOf(connection, route, body, options);
  const attempts = options.attempts ?? 4;
  for (let attempt = 1; ; attempt++) {
    const last = attempt >= attempts;
    const init = {
      method: route.method,
      headers,
      ...(body !== undefined && { body }),
      ...(options.keepalive && { keepalive: true }),
    };
    const response = await attemptOnce(connection, path, init, options).catch((error: unknown) => {
      if (last || options.signal?.aborted) throw error;
      return undefined;
    });
    if (response && (response.ok || route.answers[response.status] !== undefined)) return response;
    const error = response && (await errorOf(response));
    if (error && (last || !transient.has(error.status))) throw error;
    const wantedSeconds = error?.retryAfterSeconds ?? 0;
    if (error && wantedSeconds > longestRetryAfterSeconds) throw error;
    await pause(wantedSeconds * 1000 + backOffMs(attempt - 1, waits), options.signal);
    options.signal?.throwIfAborted();
  }
}

async function attemptOnce(
  connection: Connection,
  path: string,
  init: RequestInit,
  { signal, timeoutMs = 30_000 }: CallOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await connection.fetch(`${connection.baseUrl}${path}`, {
      ...init,
      // Redirects lead to the bucket, which must not see our token; JSON answers carry the address.
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new ConnectionError(
      timeout.aborted ? "The service did not answer in time." : "The service was not reached.",
      { cause: error },
    );
  }
}

async function headersOf(
  connection: Connection,
  route: Route,
  body: string | undefined,
  options: CallOptions,
): Promise<Record<string, string>> {
  const token = await tokenOf(connection);
  const key = options.idempotencyKey ?? (creates(route) ? crypto.randomUUID() : undefined);
  return {
    accept: options.accept ?? "application/json",
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(key && { "idempotency-key": key }),
    ...(options.ifMatch !== undefined && { "if-match": `"${options.ifMatch}"` }),
  };
}

/** POSTs without a new resource of their own in the answer that still must not happen twice. */
const onceOnly = new Set(["sendMessage", "archiveSession", "verifyFiles", "resendEmail"]);

const creates = (route: Route) =>
  route.method === "POST" && (route.answers[201] !== undefined || onceOnly.has(route.id));
