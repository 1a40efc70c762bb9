/** A Socket.IO room that does the same as a session's room: without permissions, a store or a replay. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";

export interface Peer extends AsyncDisposable {
  url: string;
}

/** In a process of its own, as the functions are. */
export async function startPeer(): Promise<Peer> {
  const child = fork(fileURLToPath(new URL("./socket-io-server.mjs", import.meta.url)));
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (value) => resolve(Number(value)));
    child.once("error", reject);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill();
    },
  };
}

/** A watcher in the room; resolves once it is in. */
export async function joinPeer(
  { url }: Peer,
  onEvents: (events: { seq?: number }[]) => void,
): Promise<{ close(): void }> {
  const socket = io(url, { transports: ["websocket"] });
  socket.on("events", onEvents);
  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  return socket;
}
