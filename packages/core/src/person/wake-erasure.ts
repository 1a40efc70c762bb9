import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import * as Job from "../job/store.ts";

/**
 * The writes by which an erasure that a legal hold keeps waiting is due now; none without one. It
 * looks itself whether another hold goes on, so that two that end at one moment cannot miss it.
 */
export async function wakeErasure(ctx: Context, participantId: string): Promise<Write[]> {
  const jobs = await Job.ofParticipant(ctx, participantId);
  const waiting = jobs.filter(
    ({ jobKind, status, percent, input }) =>
      jobKind === "erasure" && isOpen(status) && percent === 0 && !input.second,
  );
  const now = await Promise.all(waiting.map(({ id }) => Job.get(ctx, id)));
  return now.flatMap((job) => (job && isOpen(job.status) ? [Job.wakeWrite(ctx, job)] : []));
}

const isOpen = (status: string): boolean => status === "queued" || status === "running";
