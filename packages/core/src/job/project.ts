import { after as later } from "../context.ts";
import type { Projection } from "../project/change.ts";
import type { StoredJob } from "./job.ts";
import { safetyNetMinutes } from "./queue.ts";

/** A new job is told to the bus, save one for later: the agenda finds that. */
export const projectJob: Projection = async (_ctx, { before, after }) => {
  const job = after as unknown as (StoredJob & { dueAt?: string }) | undefined;
  if (job?.status !== "queued" || before) return [];
  if (job.dueAt && job.dueAt > later(job.createdAt, { minutes: safetyNetMinutes })) return [];
  return [{ type: "job.queued", detail: { jobId: job.id } }];
};
