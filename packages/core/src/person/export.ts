import type { RouteAnswer, RouteInput } from "@luna/contracts/routes/table";
import { requireSelfOrStaff, requireVerified } from "../access/permissions.ts";
import { auditRead } from "../audit/append.ts";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import { queueJob } from "../job/queue.ts";
import * as Participant from "../participant/store.ts";
import { type Reply, reply } from "../reply.ts";
import { everythingOn } from "./everything-on.ts";

/** A function answers with 6 MB at most, this text as a JSON string within JSON; the rest is for the headers. */
const largestAnswerBytes = 5.9 * 2 ** 20;

/**
 * Everything that the service holds on a person; what one answer cannot hold is left to a job.
 * `largest` is the most bytes of an answer.
 */
export async function exportPerson(
  ctx: Context & { bucket?: Bucket },
  { id }: RouteInput<"exportParticipant">,
  largest = largestAnswerBytes,
): Promise<RouteAnswer<"exportParticipant"> | Reply<{ jobId: string }>> {
  const all = await exportWhole(ctx, id);
  if (Buffer.byteLength(JSON.stringify(JSON.stringify(all))) <= largest)
    return all as RouteAnswer<"exportParticipant">;
  const { jobId, write } = queueJob(ctx, { kind: "export", participantId: id });
  await ctx.table.transact([write]);
  return reply(202, { jobId });
}

/** The same, however large. @throws AppError `not_found`, `forbidden`, `email_unverified` */
export async function exportWhole(
  ctx: Context & { bucket?: Bucket },
  id: string,
): Promise<Record<string, unknown>> {
  requireSelfOrStaff(ctx, id, "admin");
  const participant = await Participant.get(ctx, id, { consistent: true });
  if (!participant) throw notFound("participant");
  requireVerified(ctx, participant);
  await auditRead(ctx, { action: "exportParticipant", resource: id });
  return { ...(await everythingOn(ctx, id)), participant };
}
