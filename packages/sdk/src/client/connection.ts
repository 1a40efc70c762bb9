/** What a client uses of its surroundings: given once, shared by calls, live subscriptions and uploads. */

/** The part of a browser's WebSocket that is used here; `ws` has it too. */
export interface Socket {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open", listener: () => void): void;
  addEventListener(type: "close", listener: (event: { code: number }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}
export type SocketClass = new (url: string) => Socket;

/** SHA-256 in steps. */
export interface Hash {
  update(bytes: Uint8Array): unknown;
  /** Lower-case hex. */
  digest(): string;
}

/** A bearer token, or where to get the one that is good now. */
export type TokenSource = string | (() => string | undefined | Promise<string | undefined>);

export interface Connection {
  /** Address of the service, without a slash at its end. */
  baseUrl: string;
  token: TokenSource | undefined;
  fetch: typeof globalThis.fetch;
  /** The browser's own, or `ws` from `@luna/sdk/node`. */
  webSocket: SocketClass | undefined;
  /** Where the platform hashes in steps, faster than the client can itself; a browser hashes whole pieces only. */
  createHash: (() => Hash) | undefined;
}

/** The token as it is now. */
export async function tokenOf({ token }: Pick<Connection, "token">): Promise<string | undefined> {
  return typeof token === "function" ? token() : token;
}
