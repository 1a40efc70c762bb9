import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "../endpoint/listen.ts";
import { sendJson, sendPage } from "../page/send.ts";
import type { Part } from "../part.ts";
import { callPage, consolePage } from "./console-page.ts";
import { ConsoleError, type ConsoleSubject, consoleRoutes } from "./console-routes.ts";

/** Serves the local console: pages for people, JSON for programs. */
export async function startConsole(
  port: number,
  subject: ConsoleSubject,
): Promise<Part & { url: string }> {
  const routes = consoleRoutes(subject);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://local");
    const method = request.method ?? "GET";
    if (method !== "GET" && !fromHere(request.headers.origin)) {
      return sendJson(response, 403, { message: "Pages of other hosts may not change anything." });
    }
    if (method === "GET" && url.pathname === "/") return sendPage(response, consolePage(subject));
    const written = method === "GET" && (await subject.pages.find(url.pathname));
    if (written) return sendWritten(response, written);
    const callId = /^\/calls\/([\w-]+)$/.exec(url.pathname)?.[1];
    const call = callId && subject.calls.find(callId);
    if (call) {
      const html = request.headers.accept?.includes("text/html");
      return html ? sendPage(response, callPage(call)) : sendJson(response, 200, call);
    }
    const route = routes[`${method} ${url.pathname}`];
    if (!route) return sendJson(response, 404, { message: `No ${method} ${url.pathname} here.` });
    const { status, value } = await route({
      query: url.searchParams,
      body: method === "POST" ? await jsonBody(request) : {},
    });
    if (value === undefined) response.writeHead(status).end();
    else sendJson(response, status, value);
  }

  const server = await listen(port, (request, response) => {
    answer(request, response).catch((error: Error) => {
      const status = error instanceof ConsoleError ? 400 : 500;
      sendJson(response, status, { message: error.message });
    });
  });
  const url = `http://127.0.0.1:${server.port}`;
  subject.calls.shownAt(`${url}/calls`);
  return {
    name: "console",
    url,
    stop: server.stop,
  };
}

/** A page that the project wrote: it may show others beside it, and run nothing. */
function sendWritten(response: ServerResponse, written: { content: Buffer; type: string }): void {
  response.writeHead(200, {
    "content-type": written.type,
    "cache-control": "no-store",
    "content-security-policy":
      "sandbox allow-same-origin allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
  });
  response.end(written.content);
}

/** A page of another host could otherwise move the clock through the browser of whoever runs the stack. */
function fromHere(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  return /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin);
}

async function jsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text.trim() === "") return {};
  const body = parsed(text);
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new ConsoleError("The body has to be a JSON object.");
  return body as Record<string, unknown>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConsoleError("The body is not JSON.", { cause });
  }
}
