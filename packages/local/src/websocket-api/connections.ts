import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import type { Connections, ServiceClock } from "../part.ts";

export const MAX_MESSAGE_BYTES = 128 * 1024;
export const MAX_FRAME_BYTES = 32 * 1024;
const MAX_IDLE_MS = 10 * 60_000;
const MAX_AGE_MS = 2 * 3_600_000;

export interface OpenConnection {
  id: string;
  /** Undefined until `$connect` has returned and the handshake is done. */
  socket?: WebSocket;
  sourceIp: string;
  connectedAt: number;
  lastActiveAt: number;
}

/** Connections of all WebSocket APIs. */
export interface ConnectionRegistry extends Connections {
  open(sourceIp: string): OpenConnection;
  remove(id: string): void;
  /** Ends what is idle for ten minutes or two hours old, on the service clock. */
  endOverdue(): void;
  count(): number;
}

export function createConnections(clock: ServiceClock): ConnectionRegistry {
  const connections = new Map<string, OpenConnection>();
  const ready = (id: string) => {
    const connection = connections.get(id);
    return connection?.socket?.readyState === 1 ? connection : undefined;
  };
  return {
    open(sourceIp) {
      const now = clock.now();
      // Ids look like those of AWS: base64 with an equals sign at the end.
      const id = `${randomBytes(11).toString("base64").replace(/[+/]/g, "x").slice(0, 15)}=`;
      const connection = { id, sourceIp, connectedAt: now, lastActiveAt: now };
      connections.set(id, connection);
      return connection;
    },
    remove: (id) => void connections.delete(id),
    count: () => connections.size,
    async post(id, data) {
      const connection = ready(id);
      if (!connection?.socket) return false;
      connection.lastActiveAt = clock.now();
      const { socket } = connection;
      return new Promise((resolve) => {
        const text = Buffer.from(data).toString("utf8");
        socket.send(text, (error) => resolve(!error));
      });
    },
    async disconnect(id) {
      const connection = ready(id);
      connection?.socket?.close(1000, "Connection Closed Normally");
      return connection !== undefined;
    },
    describe(id) {
      const connection = ready(id);
      return (
        connection && {
          connectedAt: new Date(connection.connectedAt).toISOString(),
          lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
          sourceIp: connection.sourceIp,
        }
      );
    },
    endOverdue() {
      const now = clock.now();
      for (const { socket, connectedAt, lastActiveAt } of connections.values()) {
        const overdue = now - lastActiveAt >= MAX_IDLE_MS || now - connectedAt >= MAX_AGE_MS;
        if (overdue) socket?.close(1001, "Going away");
      }
    },
  };
}
