import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "../endpoint/listen.ts";
import type { Functions, Log, Part, ServiceClock } from "../part.ts";
import { type Answer, gatewayAnswer } from "./answer.ts";
import { gateway, MAX_REQUEST_BYTES } from "./gateway.ts";
import type { HttpApi } from "./http-apis.ts";

interface Options {
  api: HttpApi;
  port: number;
  functions: Functions;
  clock: ServiceClock;
  log: Log;
}

/** Serves an HTTP API on the loopback address. */
export async function startHttpApi({
  api,
  port,
  functions,
  clock,
  log,
}: Options): Promise<Part & { url: string }> {
  const handle = gateway(api, functions);
  const server = await listen(port, (incoming, response) => {
    const requestId = randomUUID();
    const began = performance.now();
    serve(incoming, requestId)
      .catch((error: unknown) => {
        log.warn(`The gateway failed on ${incoming.method} ${incoming.url}: ${error}`);
        return gatewayAnswer(500, "Internal Server Error");
      })
      .then((answer) => {
        send(response, answer, requestId, clock.now());
        const took = Math.round(performance.now() - began);
        const line = `${incoming.method} ${incoming.url?.split("?")[0]} ${answer.status} ${took} ms`;
        // What a function itself could not do is told with its call.
        if (answer.because) log.warn(`${line}  ${answer.because}`);
        else log.line(line);
      });
  });

  async function serve(incoming: IncomingMessage, requestId: string): Promise<Answer> {
    const body = await readBody(incoming);
    if (!body) return gatewayAnswer(413, "Request Entity Too Large");
    return handle(
      {
        method: incoming.method ?? "GET",
        target: incoming.url ?? "/",
        rawHeaders: incoming.rawHeaders,
        body,
        sourceIp: sourceIpOf(incoming),
        requestId,
        at: clock.now(),
      },
      incoming.headers.origin,
    );
  }

  return {
    name: `HTTP API ${api.name}`,
    url: `http://127.0.0.1:${server.port}`,
    stop: server.stop,
  };
}

/** The whole body; undefined when it is longer than the gateway takes (the rest is read and dropped). */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_REQUEST_BYTES) chunks.push(chunk);
  }
  return length > MAX_REQUEST_BYTES ? undefined : Buffer.concat(chunks);
}

function sourceIpOf(incoming: IncomingMessage): string {
  return incoming.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1";
}

function send(response: ServerResponse, answer: Answer, requestId: string, at: number): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    date: new Date(at).toUTCString(),
    "apigw-requestid": requestId,
    ...(answer.status !== 204 &&
      answer.status !== 304 && { "content-length": String(answer.body.length) }),
  });
  response.end(answer.body);
}
