import { instant, after as later } from "../context.ts";
import type { Projection } from "../project/change.ts";
import type { StoredJob } from "./job.ts";
import { safetyNetMinutes } from "./queue.ts";

/** A job that is new or woken is told to the bus, save one for later: the agenda finds that. */
export const projectJob: Projection = async (ctx, { before, after }) => {
  const job = after as unknown as (StoredJob & { dueAt?: string }) | undefined;
  if (job?.status !== "queued" || before?.status === "queued") return [];
  if (job.dueAt && job.dueAt > later(instant(ctx), { minutes: safetyNetMinutes })) return [];
  return [{ type: "job.queued", detail: { jobId: job.id } }];
};
