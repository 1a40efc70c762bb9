import { actorName } from "../actor.ts";
import { ifAbsent } from "../aws/expression.ts";
import type { Write } from "../aws/table.ts";
import { after, type Context, instant, newId } from "../context.ts";
import type { JobKind, StoredJob } from "./job.ts";
import { itemOf } from "./store.ts";

/** The bus starts a job; one that it forgot is found by the agenda after this. */
export const safetyNetMinutes = 2;

/** The write that queues a job, and the job's id; the caller may read it later. */
export function queueJob(
  ctx: Context,
  job: {
    kind: JobKind;
    participantId?: string | undefined;
    input?: Record<string, unknown>;
    /** Not to run before this instant. */
    at?: string | undefined;
  },
): { jobId: string; write: Write } {
  const createdAt = instant(ctx);
  const at = job.at && job.at > createdAt ? job.at : undefined;
  const stored: StoredJob = {
    id: newId(ctx, "job"),
    jobKind: job.kind,
    status: "queued",
    percent: 0,
    owner: actorName(ctx.actor),
    participantId: job.participantId,
    input: job.input ?? {},
    attempts: 0,
    leaseUntil: at,
    createdAt,
    version: 1,
  };
  const dueAt = at ?? after(createdAt, { minutes: safetyNetMinutes });
  return { jobId: stored.id, write: { put: itemOf(stored, dueAt), if: ifAbsent } };
}
