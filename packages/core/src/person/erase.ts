import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelfOrStaff } from "../access/permissions.ts";
import { auditWrite } from "../audit/append.ts";
import type { Context } from "../context.ts";
import { AppError, notFound } from "../error.ts";
import { queueJob } from "../job/queue.ts";
import * as Participant from "../participant/store.ts";
import * as Session from "../session/store.ts";

const tries = 8;

/**
 * Takes the profile away at once, so that the person is absent everywhere and the address is free,
 * and queues the job that erases the rest.
 */
export async function erase(
  ctx: Context,
  { id }: RouteInput<"eraseParticipant">,
): Promise<RouteAnswer<"eraseParticipant">> {
  requireSelfOrStaff(ctx, id, "admin");
  for (let attempt = 1; attempt <= tries; attempt++) {
    const participant = await Participant.get(ctx, id, { consistent: true });
    if (!participant) throw notFound("participant");
    const sessions = await Session.ofParticipant(ctx, id);
    if (sessions.some(({ hold }) => hold))
      throw new AppError("on_hold", "A legal hold on a session keeps this person's data for now.");
    const { jobId, write } = queueJob(ctx, { kind: "erasure", participantId: id });
    const { ok } = await ctx.table.transact([
      ...Participant.eraseWrites(ctx, participant),
      write,
      auditWrite(ctx, { action: "eraseParticipant", resource: id }),
    ]);
    if (ok) return { jobId };
  }
  throw new AppError("concurrent_change", "Others keep changing this participant, try again.");
}
