/** What a change of time, length or moderator needs: new cells for old ones, in the transaction of the change. */
import { isStaff } from "../actor.ts";
import { claimCells } from "../availability/claim.ts";
import * as Availability from "../availability/store.ts";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { stateConflict } from "../error.ts";
import { requireOpen } from "./booking.ts";
import { isAhead, type StoredSession } from "./session.ts";
import { transition } from "./status.ts";

/**
 * Claims what `next` occupies and releases what it does not, and notes the guards on `next`; when it
 * moves, reminders and confirmation begin anew. Nothing when it occupies what it did.
 * @throws AppError `state_conflict`, `in_the_past`, `slot_unavailable`, `slot_taken`
 */
export async function rebook(
  ctx: Context,
  session: StoredSession,
  next: StoredSession,
  { override }: { override: boolean },
): Promise<Write[]> {
  const moved = next.scheduledAt !== session.scheduledAt;
  const same =
    next.durationMinutes === session.durationMinutes && next.moderatorId === session.moderatorId;
  if (!moved && same) return [];
  if (moved) next.status = transition(session.status, "move");
  else if (!isAhead(session))
    throw stateConflict(`A session that is ${session.status} keeps its length and moderator.`);
  const { availability } = await Availability.read(ctx);
  const from = Date.parse(next.scheduledAt ?? session.createdAt);
  const span = { from, to: from + next.durationMinutes * 60_000 };
  const byStaff = isStaff(ctx.actor, "researcher");
  if (moved) requireOpen(ctx, availability, span, { byStaff, override });
  const claim = await claimCells(ctx, {
    sessionId: session.id,
    from,
    to: span.to + (next.scheduledAt ? availability.bufferMinutes * 60_000 : 0),
    moderatorId: next.moderatorId,
    capacity: next.scheduledAt ? availability.capacity : 0,
    held: session.guards,
  });
  next.guards = claim.guards;
  if (moved) {
    next.bookedAt = instant(ctx);
    next.reminded = [];
    next.confirmedAt = undefined;
  }
  return claim.writes;
}
