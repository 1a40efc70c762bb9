/** What many changes mean to watchers, in as few frames as say it: a post costs the same whatever it holds. */

import type { StoredEvent } from "@luna/contracts/events/event";
import type { Change } from "../project/change.ts";
import { eventFrames } from "./frames.ts";
import { framesOf, type RoomFrames } from "./frames-of-change.ts";

/** Events of one source that follow from one another, with nothing else of their room in between. */
interface Run {
  rooms: string[];
  sessionId: string;
  source: string;
  events: StoredEvent[];
}

type Part = Run | RoomFrames;

/**
 * In the order of the changes as each room sees them. Batches of events that came one after the other
 * go together, so that a reader who has fallen behind catches up with fewer posts.
 */
export function framesOfChanges(changes: readonly Change[]): RoomFrames[] {
  const parts: Part[] = [];
  const lastOf = new Map<string, Part>();
  for (const change of changes) {
    const { rooms, frames } = framesOf(change);
    if (frames.length === 0) continue;
    const run = runOf(rooms, frames);
    const last = lastOf.get(rooms[0]!);
    if (run && last && goesOn(last, run)) {
      last.events.push(...run.events);
      continue;
    }
    const part = run ?? { rooms, frames };
    parts.push(part);
    for (const room of rooms) lastOf.set(room, part);
  }
  return parts.map((part) =>
    "events" in part
      ? { rooms: part.rooms, frames: eventFrames(part.sessionId, part.source, part.events) }
      : part,
  );
}

function runOf(rooms: string[], frames: RoomFrames["frames"]): Run | undefined {
  const [first] = frames;
  if (first?.type !== "events") return undefined;
  const events = frames.flatMap((frame) => (frame.type === "events" ? frame.events : []));
  return { rooms, sessionId: first.sessionId, source: first.source, events };
}

const goesOn = (last: Part, next: Run): last is Run =>
  "events" in last &&
  last.source === next.source &&
  last.events.at(-1)!.seq + 1 === next.events[0]!.seq;
