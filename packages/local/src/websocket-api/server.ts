import { randomUUID } from "node:crypto";
import { request as httpRequest, type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { listen } from "../endpoint/listen.ts";
import type { Functions, Log, Part, ServiceClock } from "../part.ts";
import {
  type ConnectionRegistry,
  MAX_FRAME_BYTES,
  MAX_MESSAGE_BYTES,
  type OpenConnection,
} from "./connections.ts";
import { type ConnectionFacts, handshakeFields, websocketContext } from "./event.ts";
import { frameReader } from "./frames.ts";
import { selectRoute, type WebsocketApi } from "./websocket-apis.ts";

interface Options {
  api: WebsocketApi;
  port: number;
  functions: Functions;
  connections: ConnectionRegistry;
  clock: ServiceClock;
  /** The one endpoint: takes `@connections` calls that were addressed to the API itself. */
  endpointUrl: string;
  log: Log;
}

/** How often the age of sockets is looked at between advances of the clock. */
const OVERDUE_CHECK_MS = 5_000;

/** Serves a WebSocket API; its address has the stage as path. */
export async function startWebsocketApi(options: Options): Promise<Part & { url: string }> {
  const { api, port, functions, connections, clock, endpointUrl, log } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  // Functions that are being told of a connection's end; a stop waits for them.
  const leaving = new Set<Promise<void>>();
  const server = await listen(port, (incoming, response) => {
    if (!incoming.url?.includes("/@connections/")) {
      response.writeHead(426, { "content-type": "application/json" });
      response.end('{"message":"Upgrade Required"}');
      return;
    }
    const forwarded = httpRequest(
      new URL(incoming.url, endpointUrl),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    forwarded.on("error", () => response.writeHead(502).end());
    incoming.pipe(forwarded);
  });

  server.server.on("upgrade", (incoming, socket, head) => {
    socket.on("error", () => socket.destroy());
    connect(incoming, socket, head).catch((error) => {
      log.warn(`WebSocket ${api.name}: ${error}`);
      refuse(socket, 500);
    });
  });

  async function connect(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(incoming.url ?? "/", "http://local");
    if (url.pathname.replace(/\/$/, "") !== `/${api.stage}`) return refuse(socket, 403);
    const sourceIp = incoming.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1";
    const connection = connections.open(sourceIp);
    const facts: ConnectionFacts = {
      connectionId: connection.id,
      apiId: api.id,
      stage: api.stage,
      domainName: incoming.headers.host ?? "",
      sourceIp,
      userAgent: incoming.headers["user-agent"] ?? "",
      connectedAt: connection.connectedAt,
    };
    const status = await askConnect(facts, incoming, url.searchParams);
    log.line(`WebSocket connect ${status === 200 ? "accepted" : `refused ${status}`}`);
    if (status !== 200 || socket.destroyed) {
      connections.remove(connection.id);
      if (status === 200) void disconnected(facts, 1006, "");
      return refuse(socket, status);
    }
    let frameTooLarge = false;
    const readFrames = frameReader((bytes) => {
      if (bytes > MAX_FRAME_BYTES) frameTooLarge = true;
    });
    socket.prependListener("data", readFrames);
    if (head.length > 0) readFrames(head);
    sockets.handleUpgrade(incoming, socket, head, (webSocket) => {
      attach(webSocket, connection, facts, () => frameTooLarge);
    });
  }

  /** Status of the handshake: 200 when `$connect` accepts. */
  async function askConnect(
    facts: ConnectionFacts,
    incoming: IncomingMessage,
    query: URLSearchParams,
  ): Promise<number> {
    const route = api.routes.get("$connect");
    if (!route) return 200;
    const event = {
      ...handshakeFields(incoming.headers, query),
      requestContext: websocketContext(facts, { eventType: "CONNECT" }, clock.now()),
      isBase64Encoded: false,
    };
    try {
      const result = await functions.invoke(route.functionArn, event, "websocket $connect");
      const { statusCode } = (result ?? {}) as { statusCode?: number };
      if (!statusCode) return 502;
      return statusCode >= 200 && statusCode < 300 ? 200 : statusCode;
    } catch {
      // The function's error is in its call record; the client learns as little as on AWS.
      return 502;
    }
  }

  function attach(
    webSocket: WebSocket,
    connection: OpenConnection,
    facts: ConnectionFacts,
    frameTooLarge: () => boolean,
  ): void {
    connection.socket = webSocket;
    webSocket.on("message", (data, isBinary) => {
      connection.lastActiveAt = clock.now();
      if (frameTooLarge()) return webSocket.close(1009, "Message too long");
      if (isBinary) return webSocket.close(1003, "Unsupported data");
      void message(webSocket, facts, textOf(data));
    });
    // A message over the limit ends the connection: the library closes it with 1009.
    webSocket.on("error", (error) => log.warn(`WebSocket ${api.name}: ${error.message}`));
    webSocket.on("close", (code, reason) => {
      connections.remove(connection.id);
      log.line(`WebSocket closed ${code}`);
      const telling = disconnected(facts, code, reason.toString());
      leaving.add(telling);
      void telling.finally(() => leaving.delete(telling));
    });
  }

  async function message(socket: WebSocket, facts: ConnectionFacts, body: string): Promise<void> {
    const route = selectRoute(api, body);
    const requestContext = websocketContext(
      facts,
      { eventType: "MESSAGE", routeKey: route?.key ?? "$default", messageId: randomUUID() },
      clock.now(),
    );
    const tell = (text: string) =>
      socket.send(
        JSON.stringify({
          message: text,
          connectionId: facts.connectionId,
          requestId: requestContext.requestId,
        }),
      );
    if (!route) return tell("Forbidden");
    try {
      const event = { requestContext, body, isBase64Encoded: false };
      const result = await functions.invoke(route.functionArn, event, `websocket ${route.key}`);
      const answer = (result as { body?: string } | null)?.body;
      if (route.answers && answer) socket.send(answer);
    } catch {
      tell("Internal server error");
    }
  }

  async function disconnected(facts: ConnectionFacts, code: number, reason: string): Promise<void> {
    const route = api.routes.get("$disconnect");
    if (!route) return;
    const kind = {
      eventType: "DISCONNECT" as const,
      disconnectStatusCode: code === 1006 ? -1 : code,
      disconnectReason: reason,
    };
    const event = {
      headers: { Host: facts.domainName, "x-api-key": "", "x-restapi": "" },
      multiValueHeaders: { Host: [facts.domainName], "x-api-key": [""], "x-restapi": [""] },
      requestContext: websocketContext(facts, kind, clock.now()),
      isBase64Encoded: false,
    };
    await functions.invoke(route.functionArn, event, "websocket $disconnect").catch(() => {
      // Best effort, as on AWS: the failed call is in the call records.
      log.warn(`$disconnect of ${api.name} failed`);
    });
  }

  const overdue = setInterval(() => connections.endOverdue(), OVERDUE_CHECK_MS);
  return {
    name: `WebSocket API ${api.name}`,
    url: `ws://127.0.0.1:${server.port}/${api.stage}`,
    async stop() {
      clearInterval(overdue);
      const closed = [...sockets.clients].map(
        (socket) => new Promise((resolve) => socket.once("close", resolve)),
      );
      for (const socket of sockets.clients) socket.terminate();
      await Promise.all(closed);
      await Promise.all(leaving);
      await server.stop();
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  const body = JSON.stringify({ message: STATUS_CODES[status] ?? "Error" });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Error"}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.from(data as Buffer).toString("utf8");
}
