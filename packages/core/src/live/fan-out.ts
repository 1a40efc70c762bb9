/** Shows watchers what has just been written; rooms that nobody is in cost one look and no post. */

import { readRealtime } from "../analytics/read-realtime.ts";
import type { Sockets } from "../aws/sockets.ts";
import type { Context } from "../context.ts";
import type { Change } from "../project/change.ts";
import type { Frame } from "./frames.ts";
import { framesOfChanges } from "./frames-of-changes.ts";
import { post } from "./post.ts";
import { close, membersOf, programRoom, sessionIn, sessionRoom } from "./rooms.ts";
import { sessionWithFiles, whoseFilesChanged } from "./session-with-files.ts";

type LiveContext = Context & { sockets: Sockets };

/**
 * Changes in their order. Who is in a room is asked once for all of them: it is asked after they were
 * written, so that whoever joined before a write hears of it, and later ones read it in their snapshot.
 */
export async function fanOut(ctx: LiveContext, changes: readonly Change[]): Promise<void> {
  const members = new Map<string, Promise<string[]>>();
  const inRoom = (room: string) => {
    const known = members.get(room) ?? membersOf(ctx, room);
    members.set(room, known);
    return known;
  };
  const queues = new Map<string, Frame[]>();
  const programs = new Set<string>();
  for (const { rooms, frames } of framesOfChanges(changes)) {
    const everyone = new Set((await Promise.all(rooms.map(inRoom))).flat());
    for (const member of everyone) queues.set(member, [...(queues.get(member) ?? []), ...frames]);
  }
  for (const sessionId of whoseWatchersChanged(changes)) {
    const watchers = await inRoom(sessionRoom(sessionId));
    const frame = { type: "watchers" as const, sessionId, count: watchers.length };
    for (const program of await inRoom(programRoom(sessionId))) programs.add(program);
    for (const member of new Set([...watchers, ...(await inRoom(programRoom(sessionId)))]))
      queues.set(member, [...(queues.get(member) ?? []), frame]);
  }
  for (const sessionId of whoseFilesChanged(changes)) {
    const watchers = await inRoom(sessionRoom(sessionId));
    const frame = watchers.length > 0 && (await sessionWithFiles(ctx, sessionId));
    for (const member of frame ? watchers : [])
      queues.set(member, [...(queues.get(member) ?? []), frame as Frame]);
  }
  const metrics = changes.some(movesMetrics) ? await inRoom("metrics") : [];
  if (metrics.length > 0) {
    const frame = { type: "metrics" as const, ...(await readRealtime(ctx)) };
    for (const member of metrics) queues.set(member, [...(queues.get(member) ?? []), frame]);
  }
  await Promise.all(
    [...queues].map(async ([member, frames]) => {
      if (await reach(ctx, member, frames)) return;
      // when a program was last heard is still to be kept: its own end, or two hours, remove it
      if (!programs.has(member)) await close(ctx, member);
    }),
  );
}

/** Kinds of items by which the numbers of right now move. */
const counted = ["metrics", "session", "alert", "subscription"];

const movesMetrics = ({ before, after }: Change): boolean =>
  counted.includes((after ?? before)?.kind);

/**
 * False for a watcher that is gone, or that does not take what it is sent: that one is cut off, so that
 * it comes back for what it missed, and nobody waits for it.
 */
async function reach(ctx: LiveContext, member: string, frames: readonly Frame[]): Promise<boolean> {
  try {
    return await post(ctx, member, frames);
  } catch (error) {
    ctx.log.warn("a watcher could not be reached and is cut off", { error });
    await ctx.sockets.end(member);
    return false;
  }
}

/** Sessions whose watchers have come or gone. */
function whoseWatchersChanged(changes: readonly Change[]): Set<string> {
  const sessions = changes.flatMap(({ before, after }) => {
    const item = after ?? before;
    if (item?.kind !== "subscription" || (before && after)) return [];
    return sessionIn(item.room as string) ?? [];
  });
  return new Set(sessions);
}
