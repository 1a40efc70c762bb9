import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { ServiceClock, ServiceResponse } from "../part.ts";

/** Writes an answer with the service's own `Date`, on which SDKs re-base the time they sign with. */
export async function respond(
  response: ServerResponse,
  answer: ServiceResponse,
  clock: ServiceClock,
  requestId: string,
): Promise<void> {
  const { body } = answer;
  const headers: Record<string, string> = {
    date: new Date(clock.now()).toUTCString(),
    "x-amzn-requestid": requestId,
    "x-amz-request-id": requestId,
    ...answer.headers,
  };
  if (body === undefined || typeof body === "string" || Buffer.isBuffer(body)) {
    if (headers["content-length"] === undefined && answer.status !== 204 && answer.status !== 304) {
      headers["content-length"] = String(Buffer.byteLength(body ?? ""));
    }
    response.writeHead(answer.status, headers);
    response.end(body);
    return;
  }
  response.writeHead(answer.status, headers);
  await pipeline(body, response);
}
