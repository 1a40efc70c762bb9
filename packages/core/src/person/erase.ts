import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelfOrStaff } from "../access/permissions.ts";
import { auditWrite } from "../audit/append.ts";
import type { Context } from "../context.ts";
import { AppError, notFound } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import { queueJob } from "../job/queue.ts";
import * as Job from "../job/store.ts";
import * as Participant from "../participant/store.ts";
import { isHeld } from "./held.ts";

const tries = 8;

/**
 * Takes the profile away at once, so that the person is absent everywhere and the address is free,
 * and queues the job that erases the rest. Under a legal hold the person is absent for everyone but
 * admins, and the job waits for the end of the hold.
 * @throws AppError `stale` by `If-Match`, `concurrent_change`
 */
export async function erase(
  ctx: Context,
  { id }: RouteInput<"eraseParticipant">,
): Promise<RouteAnswer<"eraseParticipant">> {
  requireSelfOrStaff(ctx, id, "admin");
  for (let attempt = 1; attempt <= tries; attempt++) {
    const participant = await Participant.get(ctx, id, { consistent: true });
    if (!participant) throw notFound("participant");
    requireVersion(ctx, participant.version, "participant");
    const waiting = participant.sealedAt && (await waitingErasure(ctx, id));
    if (waiting) return { jobId: waiting };
    const held = await isHeld(ctx, id);
    const { jobId, write } = queueJob(ctx, { kind: "erasure", participantId: id });
    const { ok } = await ctx.table.transact([
      ...(held
        ? Participant.sealWrites(ctx, participant)
        : Participant.eraseWrites(ctx, participant)),
      write,
      auditWrite(ctx, { action: "eraseParticipant", resource: id }),
    ]);
    if (ok) return { jobId };
  }
  throw new AppError("concurrent_change", "Others keep changing this participant, try again.");
}

/** The erasure that waits for the end of a hold already. */
async function waitingErasure(ctx: Context, participantId: string): Promise<string | undefined> {
  const jobs = await Job.ofParticipant(ctx, participantId);
  return jobs.find(({ jobKind, status }) => jobKind === "erasure" && status !== "failed")?.id;
}
