/** Rooms: what a watcher follows, and who is in them. */
import type { Actor } from "../actor.ts";
import { ifAbsent, ifPresent } from "../aws/expression.ts";
import type { Item, Key } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";

export type RoomName = `session:${string}` | "sessions" | "alerts" | "metrics";

export const sessionRoom = (sessionId: string): RoomName => `session:${sessionId}`;
/** Where the tested programs of a session listen: no room that one can subscribe to. */
export const programRoom = (sessionId: string): string => `program:${sessionId}`;

/** The session of a room, or of a program's room. */
export const sessionIn = (room: string): string | undefined =>
  room.startsWith("session:") ? room.slice("session:".length) : undefined;

/** API Gateway ends a connection after two hours: what is left of it then is as good as gone. */
const longestSeconds = 2 * 3600;

const connectionPartition = (connectionId: string): string => `CONNECTION#${connectionId}`;
const connectionKey = (connectionId: string): Key => ({
  pk: connectionPartition(connectionId),
  sk: "CONNECTION",
});
export const roomPartition = (room: string): string => `ROOM#${room}`;

/** A connection and who speaks over it. */
export interface StoredConnection {
  id: string;
  actor: Actor;
  /** Seconds since 1970: the end of the connection, or of the sign-in behind it. */
  expiresAt: number;
  /** Heartbeats of the tested program, and when the first and the last came. */
  beats?: number;
  firstBeatAt?: string;
  heartbeatAt?: string;
}

/** Keeps who speaks over a connection. */
export async function open(ctx: Context, connectionId: string, actor: Actor): Promise<void> {
  const signedInUntil = actor.kind === "staff" ? actor.signedInUntil : undefined;
  const expiresAt = Math.min(
    Math.floor(ctx.now() / 1000) + longestSeconds,
    signedInUntil ?? Number.POSITIVE_INFINITY,
  );
  await ctx.table.put({ ...connectionKey(connectionId), kind: "connection", actor, expiresAt });
  if (actor.kind === "client")
    await join(ctx, { id: connectionId, expiresAt }, programRoom(actor.sessionId));
}

const connectionOf = (item: Item): StoredConnection => ({
  ...(item as unknown as StoredConnection),
  id: item.pk.slice("CONNECTION#".length),
});

/** Undefined for a connection that is not, or no longer, known. */
export async function get(
  ctx: Context,
  connectionId: string,
): Promise<StoredConnection | undefined> {
  const item = await ctx.table.get(connectionKey(connectionId), { consistent: true });
  return item && connectionOf(item);
}

/** Notes a sign of life of the tested program. True for the first of its connection. */
export async function heartbeat(ctx: Context, connectionId: string): Promise<boolean> {
  const heartbeatAt = new Date(ctx.now()).toISOString();
  const key = connectionKey(connectionId);
  const beaten = await ctx.table.update(
    key,
    { set: { heartbeatAt }, add: { beats: 1 } },
    ifPresent,
  );
  if (beaten?.beats !== 1) return false;
  await ctx.table.update(key, { set: { firstBeatAt: heartbeatAt } }, ifPresent);
  return true;
}

/** False when it was in the room already, or is gone. */
export async function join(
  ctx: Context,
  { id: connectionId, expiresAt }: Pick<StoredConnection, "id" | "expiresAt">,
  room: string,
): Promise<boolean> {
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

/** Connections in a room, with what is known of each. */
export async function connectionsOf(ctx: Context, room: string): Promise<StoredConnection[]> {
  const connections = await Promise.all((await membersOf(ctx, room)).map((id) => get(ctx, id)));
  return connections.filter((each) => each !== undefined);
}
