/** What many changes mean to watchers, in as few frames as say it: a post costs the same whatever it holds. */

import type { Change } from "../project/change.ts";
import { eventFrames } from "./frames.ts";
import { framesOf, type RoomFrames, type Run, runOf } from "./frames-of-change.ts";

type Part = Run | RoomFrames;

/**
 * In the order of the changes as each room sees them. Batches of events that came one after the other
 * go together, so that a reader who has fallen behind catches up with fewer posts.
 */
export function framesOfChanges(changes: readonly Change[]): RoomFrames[] {
  const parts: Part[] = [];
  const lastOf = new Map<string, Part>();
  for (const change of changes) {
    const run = runOf(change);
    const last = run && lastOf.get(run.rooms[0]!);
    if (run && last && goesOn(last, run)) {
      last.events.push(...run.events);
      continue;
    }
    const part = run ?? framesOf(change);
    parts.push(part);
    for (const room of part.rooms) lastOf.set(room, part);
  }
  return parts.map((part) =>
    "events" in part
      ? { rooms: part.rooms, frames: eventFrames(part.sessionId, part.source, part.events) }
      : part,
  );
}

const goesOn = (last: Part, next: Run): last is Run =>
  "events" in last &&
  last.source === next.source &&
  last.events.at(-1)!.seq + 1 === next.events[0]!.seq;
