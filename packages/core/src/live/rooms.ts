/** Rooms: what a watcher follows, and who is in them. */
import type { Actor } from "../actor.ts";
import { ifAbsent, ifPresent } from "../aws/expression.ts";
import type { Key } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";

export type RoomName = `session:${string}` | "sessions" | "alerts" | "metrics";

export const sessionRoom = (sessionId: string): RoomName => `session:${sessionId}`;
/** Where the tested programs of a session listen: no room that one can subscribe to. */
export const programRoom = (sessionId: string): string => `program:${sessionId}`;

/** The session of a room, or of a program's room. */
export const sessionIn = (room: string): string | undefined =>
  room.startsWith("session:") ? room.slice("session:".length) : undefined;

/** A connection ends after two hours; what is left of it goes soon after. */
const leaveSeconds = 2 * 3600 + 900;

const connectionPartition = (connectionId: string): string => `CONNECTION#${connectionId}`;
const connectionKey = (connectionId: string): Key => ({
  pk: connectionPartition(connectionId),
  sk: "CONNECTION",
});
export const roomPartition = (room: string): string => `ROOM#${room}`;

const expiry = (ctx: Context): number => Math.floor(ctx.now() / 1000) + leaveSeconds;

/** Keeps who speaks over a connection. */
export async function open(ctx: Context, connectionId: string, actor: Actor): Promise<void> {
  const connection = { ...connectionKey(connectionId), kind: "connection", actor };
  await ctx.table.put({ ...connection, expiresAt: expiry(ctx) });
  if (actor.kind === "client") await join(ctx, connectionId, programRoom(actor.sessionId));
}

/** Undefined for a connection that is not, or no longer, known. */
export async function actorOf(ctx: Context, connectionId: string): Promise<Actor | undefined> {
  const item = await ctx.table.get(connectionKey(connectionId), { consistent: true });
  return item?.actor as Actor | undefined;
}

/** Notes a sign of life of the tested program. */
export async function heartbeat(ctx: Context, connectionId: string): Promise<void> {
  await ctx.table.update(
    connectionKey(connectionId),
    { set: { heartbeatAt: new Date(ctx.now()).toISOString() } },
    ifPresent,
  );
}

/** False when it was in the room already, or is gone. */
export async function join(ctx: Context, connectionId: string, room: string): Promise<boolean> {
  const expiresAt = expiry(ctx);
  const written = await ctx.table.transact([
    { check: connectionKey(connectionId), if: ifPresent },
    {
      put: { pk: roomPartition(room), sk: connectionId, kind: "subscription", room, expiresAt },
      if: ifAbsent,
    },
    {
      put: {
        pk: connectionPartition(connectionId),
        sk: `ROOM#${room}`,
        kind: "connection",
        expiresAt,
      },
    },
  ]);
  return written.ok;
}

export async function leave(ctx: Context, connectionId: string, room: string): Promise<void> {
  await ctx.table.transact([
    { delete: { pk: roomPartition(room), sk: connectionId } },
    { delete: { pk: connectionPartition(connectionId), sk: `ROOM#${room}` } },
  ]);
}

/** Removes a connection from wherever it is: it has ended, or a post found it gone. */
export async function close(ctx: Context, connectionId: string): Promise<void> {
  const query = { partition: connectionPartition(connectionId), consistent: true };
  for await (const item of everyItem(ctx, query)) {
    const room = item.sk.startsWith("ROOM#") ? item.sk.slice("ROOM#".length) : undefined;
    if (room !== undefined) await leave(ctx, connectionId, room);
    else await ctx.table.delete(item);
  }
}

/** Connections in a room as it is now: who has joined before a write must hear of it. */
export async function membersOf(ctx: Context, room: string): Promise<string[]> {
  const members: string[] = [];
  for await (const item of everyItem(ctx, { partition: roomPartition(room), consistent: true }))
    members.push(item.sk);
  return members;
}
