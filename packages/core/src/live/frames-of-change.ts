/** What a change of the table means to watchers: frames by room. */

import type { StoredEvent } from "@luna/contracts/events/event";
import * as Alerts from "../alert/store.ts";
import { chunkOf } from "../event/chunk.ts";
import { correctionOf, orderSource, storedOf } from "../event/order.ts";
import { noteOf } from "../note/store.ts";
import type { Change } from "../project/change.ts";
import { sessionOf } from "../session/store.ts";
import { observedOf } from "../session/view.ts";
import { struggleOf } from "../struggle/store.ts";
import type { Frame } from "./frames.ts";
import { sessionRoom } from "./rooms.ts";

export interface RoomFrames {
  rooms: string[];
  frames: Frame[];
}

const nothing: RoomFrames = { rooms: [], frames: [] };

/** The session of an item that lies beside it. */
const sessionIdOf = (pk: string): string => pk.slice("SESSION#".length);

/** Events of one source that follow from one another. */
export interface Run {
  rooms: string[];
  sessionId: string;
  source: string;
  events: StoredEvent[];
}

/** The events that have come by a change; undefined where it brings none. */
export function runOf({ before, after }: Change): Run | undefined {
  if (before || !after || after.sealedAt || after.kind !== "event-chunk") return undefined;
  const chunk = chunkOf(after);
  const { sessionId, source } = chunk;
  const events = orderSource([chunk], correctionOf(chunk) ?? 0).map(storedOf);
  return events.length === 0
    ? undefined
    : { rooms: [sessionRoom(sessionId)], sessionId, source, events };
}

/** Anything but events, as observers may see it: frames are the same for all who watch. */
export function framesOf({ after }: Change): RoomFrames {
  if (!after || after.sealedAt) return nothing;
  switch (after.kind) {
    case "session": {
      const session = sessionOf(after);
      return {
        rooms: [sessionRoom(session.id), "sessions"],
        frames: [{ type: "session", session: observedOf(session) }],
      };
    }
    case "alert": {
      const alert = Alerts.alertOf(after);
      const rooms = alert.sessionId ? ["alerts", sessionRoom(alert.sessionId)] : ["alerts"];
      return { rooms, frames: [{ type: "alert", alert }] };
    }
    case "struggle": {
      const sessionId = sessionIdOf(after.pk);
      return {
        rooms: [sessionRoom(sessionId)],
        frames: [{ type: "struggle", sessionId, struggle: struggleOf(after) }],
      };
    }
    case "note": {
      const sessionId = sessionIdOf(after.pk);
      return {
        rooms: [sessionRoom(sessionId)],
        frames: [{ type: "note", sessionId, note: noteOf(after) }],
      };
    }
    default:
      return nothing;
  }
}
