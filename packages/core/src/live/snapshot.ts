/** What a watcher sees on coming into a room, and what it missed. */
import type { Alert } from "@luna/contracts/entities/observation";
import type { Session } from "@luna/contracts/entities/session";
import type { ToWatcher } from "@luna/contracts/frames/frames";
import { own, setOwn } from "@luna/contracts/own";
import { openAlerts } from "../alert/open.ts";
import * as Alerts from "../alert/store.ts";
import { activeSessions } from "../analytics/active.ts";
import { readRealtime } from "../analytics/read-realtime.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import type { Chunk } from "../event/chunk.ts";
import { chunkOf, chunkPartition, chunkPrefix, spanOf } from "../event/chunk.ts";
import { correctionOf, orderSource, smaller, storedOf } from "../event/order.ts";
import { everyItem } from "../list/every.ts";
import * as Sessions from "../session/store.ts";
import { observedOf } from "../session/view.ts";
import * as Struggles from "../struggle/store.ts";
import { eventFrames, fitting } from "./frames.ts";
import { membersOf, sessionIn, sessionRoom } from "./rooms.ts";

/** The last number seen, of source `app` or by source; absent for a watcher that comes for the first time. */
export type After = number | Record<string, number> | undefined;

type Subscribed = Extract<ToWatcher, { type: "subscribed" }>;

/** Frames for a watcher that has just joined: the snapshot, then every event after what it has seen. */
export async function framesOnJoining(
  ctx: Context,
  room: string,
  after: After,
): Promise<ToWatcher[]> {
  const sessionId = sessionIn(room);
  if (sessionId !== undefined) return joiningSession(ctx, room, sessionId, after);
  if (room === "alerts") return [withAlerts(room, await openAlerts(ctx))];
  if (room === "sessions") return [withSessions(room, (await activeSessions(ctx)).map(observedOf))];
  return [{ type: "subscribed", room, snapshot: { metrics: await readRealtime(ctx) } }];
}

const withAlerts = (room: string, alerts: Alert[]): Subscribed => {
  const frame = (some: Alert[]): Subscribed => ({
    type: "subscribed",
    room,
    snapshot: { alerts: some },
  });
  return frame(fitting(alerts, frame));
};

const withSessions = (room: string, sessions: Session[]): Subscribed => {
  const frame = (some: Session[]): Subscribed => ({
    type: "subscribed",
    room,
    snapshot: { sessions: some },
  });
  return frame(fitting(sessions, frame));
};

async function joiningSession(
  ctx: Context,
  room: string,
  sessionId: string,
  after: After,
): Promise<ToWatcher[]> {
  const session = await Sessions.get(ctx, sessionId, { consistent: true });
  if (!session) throw notFound("session");
  const [alerts, struggles, watchers, chunks] = await Promise.all([
    Alerts.ofSession(ctx, sessionId, 20),
    Struggles.ofSession(ctx, sessionId),
    membersOf(ctx, sessionRoom(sessionId)),
    missedChunks(ctx, sessionId, after),
  ]);
  const frame = (some: typeof struggles): Subscribed => ({
    type: "subscribed",
    room,
    snapshot: {
      session: observedOf(session),
      alerts,
      struggles: some,
      lastSeq: chunks.lastSeq,
      watchers: watchers.length,
    },
  });
  const replay = after === undefined ? [] : replayed(sessionId, chunks.missed, after);
  return [frame(fitting(struggles, frame)), ...replay];
}

/** The last number of each source, and the chunks with numbers not seen yet. */
async function missedChunks(ctx: Context, sessionId: string, after: After) {
  const lastSeq: Record<string, number> = {};
  const missed: Chunk[] = [];
  const query = {
    partition: chunkPartition(sessionId),
    sort: { beginsWith: chunkPrefix() },
    consistent: true,
  };
  for await (const item of everyItem(ctx, query)) {
    const { source, last } = spanOf(item);
    setOwn(lastSeq, source, Math.max(own(lastSeq, source) ?? 0, last));
    if (after !== undefined && last > seenOf(after, source)) missed.push(chunkOf(item));
  }
  return { lastSeq, missed };
}

const seenOf = (after: NonNullable<After>, source: string): number =>
  typeof after === "number" ? (source === "app" ? after : 0) : (own(after, source) ?? 0);

function replayed(sessionId: string, chunks: Chunk[], after: NonNullable<After>): ToWatcher[] {
  const sources = [...new Set(chunks.map(({ source }) => source))];
  return sources.flatMap((source) => {
    const own = chunks.filter((chunk) => chunk.source === source);
    const correction = own.map(correctionOf).reduce(smaller, undefined) ?? 0;
    const events = orderSource(own, correction).filter(({ seq }) => seq > seenOf(after, source));
    return eventFrames(sessionId, source, events.map(storedOf));
  });
}
