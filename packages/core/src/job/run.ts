/** Runs a job step by step, as long as time allows; the next run goes on where this one ended. */
import { after, type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import type { JobSteps, StoredJob } from "./job.ts";
import * as Job from "./store.ts";

/** A runner that died is replaced after this. */
const leaseMinutes = 15;
const mostAttempts = 6;

/** Minutes before a failed step is tried again. */
const pauseMinutes = (attempts: number): number => Math.min(60, 2 ** attempts);

/**
 * Runs a job that is due; harmless when it is not, is another's, or is done. Of two who try, the
 * claim lets one.
 */
export async function runJob<World extends object>(
  ctx: Context & World,
  jobId: string,
  steps: JobSteps<World>,
  { budgetMs }: { budgetMs: number },
): Promise<void> {
  const startedAt = performance.now();
  let job = await claim(ctx, jobId);
  while (job) {
    const step = steps[job.jobKind];
    if (!step) return fail(ctx, job, `There is nobody for jobs of kind ${job.jobKind}.`);
    const result = await step(ctx, job).catch((error: unknown) => ({ error }));
    if ("error" in result) return failed(ctx, job, result.error);
    if ("done" in result) return finish(ctx, job, result);
    // a step that got somewhere has earned its attempts anew
    const next = { ...job, percent: result.percent, progress: result.progress, attempts: 0 };
    if (result.waitMinutes !== undefined)
      return release(ctx, next, after(ctx.now(), { minutes: result.waitMinutes }));
    if (performance.now() - startedAt > budgetMs) return release(ctx, next, instant(ctx));
    job = await hold(ctx, next);
  }
}

async function claim(ctx: Context, jobId: string): Promise<StoredJob | undefined> {
  const job = await Job.get(ctx, jobId);
  if (!job || job.status === "done" || job.status === "failed") return undefined;
  if (job.leaseUntil && job.leaseUntil > instant(ctx)) return undefined;
  return hold(ctx, { ...job, status: "running", attempts: job.attempts + 1 });
}

/** Ours for a while longer; undefined when somebody else has it. */
function hold(ctx: Context, job: StoredJob): Promise<StoredJob | undefined> {
  const leaseUntil = after(ctx.now(), { minutes: leaseMinutes });
  return Job.replace(ctx, { ...job, leaseUntil }, leaseUntil);
}

/** Left to the next run, from `dueAt` on. */
async function release(ctx: Context, job: StoredJob, dueAt: string): Promise<void> {
  const { leaseUntil: _leaseUntil, ...rest } = job;
  await Job.replace(ctx, rest, dueAt);
}

async function failed(ctx: Context, job: StoredJob, error: unknown): Promise<void> {
  ctx.log.error("a step of a job failed", { jobId: job.id, kind: job.jobKind, error });
  if (error instanceof AppError) return fail(ctx, job, error.message);
  if (job.attempts >= mostAttempts) return fail(ctx, job, "It failed too often.");
  await release(ctx, job, after(ctx.now(), { minutes: pauseMinutes(job.attempts) }));
}

/** What a job worked with is not kept: it may hold what has been erased. */
const ended = (ctx: Context, job: StoredJob): StoredJob => {
  const { leaseUntil: _leaseUntil, progress: _progress, ...rest } = job;
  return { ...rest, finishedAt: instant(ctx) };
};

async function finish(
  ctx: Context,
  job: StoredJob,
  { result, file }: { result?: unknown; file?: StoredJob["file"] },
): Promise<void> {
  await Job.replace(ctx, { ...ended(ctx, job), status: "done", percent: 100, result, file });
}

/** `reason` is shown to whoever asked for the job. */
async function fail(ctx: Context, job: StoredJob, reason: string): Promise<void> {
  await Job.replace(ctx, { ...ended(ctx, job), status: "failed", reason });
}
