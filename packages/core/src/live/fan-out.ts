/** Shows watchers what has just been written; rooms that nobody is in cost one look and no post. */
import type { Sockets } from "../aws/sockets.ts";
import type { Context } from "../context.ts";
import type { Change } from "../project/change.ts";
import type { Frame } from "./frames.ts";
import { framesOf } from "./frames-of-change.ts";
import { post } from "./post.ts";
import { membersOf, programRoom, sessionIn, sessionRoom } from "./rooms.ts";

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
  for (const change of changes) {
    const { rooms, frames } = framesOf(change);
    const everyone = new Set((await Promise.all(rooms.map(inRoom))).flat());
    for (const member of everyone) queues.set(member, [...(queues.get(member) ?? []), ...frames]);
  }
  for (const sessionId of whoseWatchersChanged(changes)) {
    const watchers = await inRoom(sessionRoom(sessionId));
    const frame = { type: "watchers" as const, sessionId, count: watchers.length };
    for (const member of new Set([...watchers, ...(await inRoom(programRoom(sessionId)))]))
      queues.set(member, [...(queues.get(member) ?? []), frame]);
  }
  await Promise.all([...queues].map(([member, frames]) => post(ctx, member, frames)));
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
