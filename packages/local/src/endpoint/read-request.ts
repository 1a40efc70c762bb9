import type { IncomingMessage } from "node:http";
import { ServiceError } from "./service-error.ts";

const limitBytes = 64 * 1024 * 1024;

/** Headers with lower-case names, repeated ones joined by a comma. */
export function headersOf(raw: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  }
  return headers;
}

export async function bodyOf(raw: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new ServiceError("RequestEntityTooLarge", "Body too large.", 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Path and query as they stand on the request line, undecoded. */
export function targetParts(raw: IncomingMessage): { path: string; query: string } {
  const target = raw.url ?? "/";
  const at = target.indexOf("?");
  return at < 0
    ? { path: target, query: "" }
    : { path: target.slice(0, at), query: target.slice(at + 1) };
}
