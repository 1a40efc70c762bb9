/** A real HTTP and WebSocket server on loopback, that answers as a test says. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type ErrorCode, errors, type FieldError } from "@luna/contracts/errors";
import { type WebSocket, WebSocketServer } from "ws";

export interface Call {
  method: string;
  /** Path with query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  json: unknown;
}

export interface Reply {
  status: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
  /** Breaks the connection instead of answering. */
  broken?: boolean;
  /** Breaks the connection within the answer's body. */
  torn?: boolean;
}

/** What a captive portal or a proxy answers in the service's place. */
export const page = (status: number, headers: Record<string, string> = {}): Reply => ({
  status,
  text: "<html><body>Sign in to this network</body></html>",
  headers: { "content-type": "text/html", ...headers },
});

export interface FakeService extends AsyncDisposable {
  url: string;
  calls: Call[];
  /** Sockets that are open now, oldest first. */
  sockets: Set<WebSocket>;
  /** Frames that came in, oldest first. */
  frames: Record<string, unknown>[];
  /** A good ticket where not said. */
  onTicket: () => Reply;
  onSocket: (socket: WebSocket, address: URL) => void;
  onFrame: (frame: Record<string, unknown>, socket: WebSocket) => void;
}

export async function startFakeService(
  answer: (call: Call, count: number) => Reply | Promise<Reply>,
): Promise<FakeService> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const isJson = request.headers["content-type"]?.startsWith("application/json");
    const call: Call = {
      method: request.method!,
      url: request.url!,
      headers: request.headers,
      body,
      json: isJson ? JSON.parse(body.toString()) : undefined,
    };
    calls.push(call);
    const isTicket = call.url === "/api/realtime/ticket";
    const reply = isTicket ? service.onTicket() : await answer(call, calls.length);
    if (reply.broken) return request.socket.destroy();
    const type = reply.status >= 400 ? "application/problem+json" : "application/json";
    response.writeHead(reply.status, { "content-type": type, ...reply.headers });
    if (reply.torn) {
      response.write("{");
      setTimeout(() => request.socket.destroy(), 5);
      return;
    }
    response.end(reply.text ?? (reply.json === undefined ? "" : JSON.stringify(reply.json)));
  });
  const webSockets = new WebSocketServer({ server });
  const service: FakeService = {
    url: "",
    calls,
    sockets: new Set(),
    frames: [],
    onTicket: () => ticket(service.url),
    onSocket: () => undefined,
    onFrame: () => undefined,
    async [Symbol.asyncDispose]() {
      for (const socket of webSockets.clients) socket.terminate();
      webSockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  webSockets.on("connection", (socket, request) => {
    service.sockets.add(socket);
    socket.on("close", () => service.sockets.delete(socket));
    service.onSocket(socket, new URL(request.url!, service.url));
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as Record<string, unknown>;
      service.frames.push(frame);
      service.onFrame(frame, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}

let tickets = 0;
const ticket = (url: string): Reply => ({
  status: 200,
  json: { ticket: `t${++tickets}`, url: url.replace("http", "ws") },
});

export const problem = (code: ErrorCode, faults?: FieldError[]): Reply => ({
  status: errors[code].status,
  json: {
    type: `urn:luna:problem:${code}`,
    title: errors[code].title,
    status: errors[code].status,
    detail: `because of ${code}`,
    instance: "request-1",
    code,
    ...(faults && { errors: faults }),
  },
});

/** Resolves once the condition holds. @throws Error after two seconds */
export async function until(condition: () => boolean, what = "it"): Promise<void> {
  const end = Date.now() + 2000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
