import type { Job } from "@luna/contracts/entities/record";
import type { RouteInput } from "@luna/contracts/routes/table";
import { actorName } from "../actor.ts";
import type { Bucket } from "../aws/bucket.ts";
import { after, type Context, instant } from "../context.ts";
import { notFound } from "../error.ts";
import type { StoredJob } from "./job.ts";
import * as JobStore from "./store.ts";

/** Links to what a job has made live this long. */
const linkSeconds = 300;
/** The bucket removes what jobs have made after this. */
const fileDays = 7;
/** The token of an erased person still reads the certificate so long. */
const certificateDays = 7;

/** How far one of the caller's own jobs is; others' are not known to it. */
export async function readJob(
  ctx: Context & { bucket: Bucket },
  { id }: RouteInput<"readJob">,
): Promise<{ job: Job }> {
  const job = await JobStore.get(ctx, id);
  if (!job || job.owner !== actorName(ctx.actor) || isClosed(ctx, job)) throw notFound("job");
  const url =
    job.status === "done" && job.file && !isOlder(ctx, job, fileDays)
      ? await ctx.bucket.presignGet({
          key: job.file.key,
          fileName: job.file.name,
          contentType: job.file.contentType,
          expiresInSeconds: linkSeconds,
        })
      : undefined;
  return {
    job: {
      id: job.id,
      kind: job.jobKind,
      status: job.status,
      percent: job.percent,
      ...(url && { url }),
      ...(job.reason && { reason: job.reason }),
      ...(job.result !== undefined && { result: job.result }),
      createdAt: job.createdAt,
      ...(job.finishedAt && { finishedAt: job.finishedAt }),
      version: job.version,
    },
  };
}

const isClosed = (ctx: Context, job: StoredJob): boolean =>
  job.jobKind === "erasure" &&
  ctx.actor.kind === "participant" &&
  isOlder(ctx, job, certificateDays);

const isOlder = (ctx: Context, { finishedAt }: StoredJob, days: number): boolean =>
  finishedAt !== undefined && after(finishedAt, { days }) <= instant(ctx);
