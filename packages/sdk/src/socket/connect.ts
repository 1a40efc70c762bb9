import type { Socket } from "../client/connection.ts";
import type { Client } from "../client/create-client.ts";

/** There is nothing here to open a WebSocket with. */
export class NoWebSocketError extends Error {
  override readonly name = "NoWebSocketError";
}

/**
 * Opens a WebSocket with a fresh ticket.
 * @throws ApiError or ConnectionError when no ticket is given, NoWebSocketError
 */
export async function connect(client: Client, signal: AbortSignal): Promise<Socket> {
  const SocketClass = client.connection.webSocket;
  if (!SocketClass)
    throw new NoWebSocketError(
      "No WebSocket here: use createClient of @luna/sdk/node, or pass one.",
    );
  // whoever keeps the connection open tries again
  const { ticket, url } = await client.issueTicket({}, { signal, attempts: 1 });
  const address = new URL(url);
  if (!address.searchParams.has("ticket")) address.searchParams.set("ticket", ticket);
  return new SocketClass(address.href);
}

/** `readyState` of a socket that can send. */
export const socketOpen = 1;

/** A frame's content, undefined when it is not a JSON object. */
export function frameIn(data: unknown): { type?: unknown } | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
