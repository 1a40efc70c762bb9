import type { RouteInput } from "@luna/contracts/routes/table";
import { auditWrite } from "../audit/append.ts";
import type { Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { stateConflict } from "../error.ts";
import * as Participant from "../participant/store.ts";
import { wakeErasure } from "../person/wake-erasure.ts";
import { change } from "./change.ts";
import { deleteData } from "./delete-data.ts";
import { load } from "./load.ts";
import { publicOf } from "./session.ts";
import { takeBack } from "./take-back.ts";

/**
 * Puts a session under legal hold, or ends it; either is audited. What waited for the end starts in
 * the write that ends it: an erasure of the person, a deletion of the session's data.
 * @throws AppError `state_conflict` for a hold that comes too late to keep anything
 */
export async function hold(ctx: Context, { id, hold, reason }: RouteInput<"holdSession">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "admin"),
    async (session) => {
      const audited = auditWrite(ctx, { action: hold ? "holdSession" : "endHold", resource: id });
      if (hold) {
        const kept = await keepPerson(ctx, session.participantId);
        return { session: { ...session, hold: { reason } }, also: [audited, kept] };
      }
      const free = { ...session, hold: undefined };
      // asked for before or during the hold, whose files a job has kept until now
      const taken = free.deletionWaits || free.dataDeleted ? takeBack(ctx, free) : undefined;
      const woken = session.hold ? await wakeErasure(ctx, session.participantId) : [];
      return {
        session: taken?.session ?? free,
        also: [audited, ...(taken?.also ?? []), ...woken],
      };
    },
  );
  if (session.dataDeleted) await deleteData(ctx, session.id, "taken-back");
  return { session: publicOf(session) };
}

/**
 * The write by which a hold and an erasure cannot miss each other: each changes the profile, and only
 * if it is as it was read.
 */
async function keepPerson(ctx: Context, participantId: string): Promise<Write> {
  const participant = await Participant.get(ctx, participantId, { consistent: true });
  if (!participant)
    throw stateConflict("The erasure of this person has begun: a hold cannot keep the session.");
  return Participant.changeWrite(
    { ...participant, updatedAt: instant(ctx) },
    { ifVersion: participant.version },
  );
}
