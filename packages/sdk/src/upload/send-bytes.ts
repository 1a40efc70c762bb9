import { backOffMs, pause } from "../client/back-off.ts";
import type { Connection } from "../client/connection.ts";
import { ConnectionError } from "../client/errors.ts";

export interface Sending {
  method: "POST" | "PUT";
  url: string;
  headers?: Readonly<Record<string, string>>;
  body: FormData | Blob;
  signal?: AbortSignal | undefined;
  /** Bytes of the body that are gone so far; only a browser tells before the end. */
  onSent?(bytes: number): void;
}

/** The bucket refused: the link has expired, or the bytes are not what was promised. */
export class UploadError extends Error {
  override readonly name = "UploadError";
  readonly status: number;
  constructor(status: number, answer: string) {
    const code = /<Code>(\w+)<\/Code>/.exec(answer)?.[1];
    super(`The store refused the upload with ${status}${code ? ` (${code})` : ""}.`);
    this.status = status;
  }
}

/** The address of the upload is too old, which a new one mends. */
export const isExpired = (error: unknown): boolean =>
  error instanceof UploadError && error.status === 403;

const attempts = 4;
const waits = { baseMs: 500, capMs: 8000 };

/** Sends bytes to the bucket, again where that can help. @throws UploadError, ConnectionError, or the signal's reason */
export async function sendBytes(connection: Connection, sending: Sending): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const answer = await (globalThis.XMLHttpRequest
      ? byXhr(sending)
      : byFetch(connection, sending)
    ).catch((error: unknown) => {
      sending.signal?.throwIfAborted();
      if (attempt >= attempts)
        throw new ConnectionError("The store was not reached.", { cause: error });
      return { status: 0, text: "" };
    });
    if (answer.status >= 200 && answer.status < 300) return;
    const mayPass = answer.status === 0 || answer.status >= 500 || answer.status === 429;
    if (!mayPass || attempt >= attempts) throw new UploadError(answer.status, answer.text);
    await pause(backOffMs(attempt, waits), sending.signal);
    sending.signal?.throwIfAborted();
  }
}

interface Answer {
  status: number;
  text: string;
}

async function byFetch({ fetch }: Connection, sending: Sending): Promise<Answer> {
  const { method, url, headers, body, signal } = sending;
  const response = await fetch(url, {
    method,
    body,
    ...(headers && { headers }),
    ...(signal && { signal }),
  });
  return { status: response.status, text: await response.text() };
}

/** fetch does not tell how much of a body is gone; this does. */
function byXhr({ method, url, headers, body, signal, onSent }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal?.addEventListener("abort", abort);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers ?? {}))
      request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent?.(loaded);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new Error("network error"));
    request.onabort = () => reject(signal?.reason ?? new Error("aborted"));
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    request.send(body);
  });
}
