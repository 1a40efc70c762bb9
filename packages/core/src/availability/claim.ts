/** Claims the cells of a session: its seat in the study and its moderator's time. */
import type { Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { cellsOf } from "./cells.ts";
import * as Availability from "./store.ts";

export interface Claim {
  /** All guards that the session then holds. */
  guards: [string, string][];
  writes: Write[];
}

/**
 * The writes that claim what a session needs and release what it held and needs no more. Two who
 * claim the same cell meet in the conditions of these writes; what is read here only saves tries.
 * @throws AppError `slot_taken` when a cell has no seat left
 */
export async function claimCells(
  ctx: Context,
  wanted: {
    sessionId: string;
    /** Milliseconds since 1970, buffer included. */
    from: number;
    to: number;
    moderatorId?: string | undefined;
    /** Seats of the study; 0 for a session that takes none. */
    capacity: number;
    held?: [string, string][] | undefined;
  },
): Promise<Claim> {
  const cells = cellsOf(wanted.from, wanted.to);
  const held = new Set((wanted.held ?? []).map(([pk, sk]) => `${pk}\n${sk}`));
  const isHeld = (key: Key) => held.has(`${key.pk}\n${key.sk}`);
  const taken =
    wanted.capacity > 0
      ? await Availability.seatsTaken(ctx, cells, { consistent: true })
      : new Map<number, Set<number>>();
  const needed: Key[] = [];
  for (const cell of cells) {
    if (wanted.capacity > 0) needed.push(seatFor(cell, wanted.capacity, taken.get(cell), isHeld));
    if (wanted.moderatorId) needed.push(Availability.staffKey(cell, wanted.moderatorId));
  }
  const keep = new Set(needed.map(({ pk, sk }) => `${pk}\n${sk}`));
  return {
    guards: needed.map(({ pk, sk }) => [pk, sk]),
    writes: [
      ...needed
        .filter((key) => !isHeld(key))
        .map((key) => Availability.guardWrite(key, wanted.sessionId)),
      ...(wanted.held ?? [])
        .filter(([pk, sk]) => !keep.has(`${pk}\n${sk}`))
        .map(([pk, sk]) => Availability.releaseWrite({ pk, sk }, wanted.sessionId)),
    ],
  };
}

function seatFor(
  cell: number,
  capacity: number,
  taken: Set<number> | undefined,
  isHeld: (key: Key) => boolean,
): Key {
  const seats = Array.from({ length: capacity }, (_, index) => index + 1);
  const own = seats.find((seat) => isHeld(Availability.seatKey(cell, seat)));
  const free = own ?? seats.find((seat) => !taken?.has(seat));
  if (free === undefined) throw slotTaken();
  return Availability.seatKey(cell, free);
}

export const slotTaken = (): AppError =>
  new AppError("slot_taken", "Somebody else has this time: choose another one.");

/** Releases all that a session holds. */
export const releaseAll = (session: {
  id: string;
  guards?: [string, string][] | undefined;
}): Write[] =>
  (session.guards ?? []).map(([pk, sk]) => Availability.releaseWrite({ pk, sk }, session.id));
