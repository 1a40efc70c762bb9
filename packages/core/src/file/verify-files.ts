import type { Bucket } from "../aws/bucket.ts";
import { type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import { madeBefore, remember } from "../idempotency/idempotency.ts";
import type { JobStep } from "../job/job.ts";
import { queueJob } from "../job/queue.ts";
import { readTotals } from "../tally/tally.ts";
import { amountsIn, fileTotals } from "./cells.ts";
import { objectKeyOf } from "./file.ts";
import * as File from "./store.ts";
import { digest } from "./verify.ts";

/** Queues the re-check of every stored object. */
export async function verifyFiles(ctx: Context) {
  const again = await madeBefore(ctx, "verifyFiles");
  if (again) return { jobId: again };
  const { jobId, write } = queueJob(ctx, { kind: "verify-files" });
  const written = await ctx.table.transact([write, ...remember(ctx, "verifyFiles", jobId)]);
  if (!written.ok)
    throw new AppError("request_running", "A request with this idempotency key is running.");
  return { jobId };
}

interface Progress {
  after?: Record<string, unknown> | undefined;
  checked: number;
  /** Files whose object is missing or not what was verified. */
  damaged: { fileId: string; fault: "missing" | "differs" }[];
}

/** Faults that the report names; beyond them only their number is of interest. */
const mostNamed = 1000;

/** Checks one file a step, oldest first: an object may have 5 GB. */
export const verifyFilesStep: JobStep<{ bucket: Bucket }> = async (ctx, job) => {
  const progress = (job.progress as Progress | undefined) ?? { checked: 0, damaged: [] };
  const page = await ctx.table.query({
    index: "list",
    partition: File.fileList,
    limit: 1,
    startAfter: progress.after,
  });
  const damaged = [...progress.damaged];
  let { checked } = progress;
  for (const item of page.items) {
    const file = File.fileOf(item);
    if (file.status !== "ready") continue;
    checked++;
    const bytes = await ctx.bucket.read(objectKeyOf(file.id), file.versionId);
    const found = bytes && (await digest(bytes));
    const fault = !found ? "missing" : found.sha256 === file.sha256 ? undefined : "differs";
    if (fault) ctx.log.error("a stored file is damaged", { fileId: file.id, fault });
    if (fault && damaged.length < mostNamed) damaged.push({ fileId: file.id, fault });
  }
  if (!page.endedAt) return { done: true, result: { checked, damaged } };
  const { files } = amountsIn(await readTotals(ctx, fileTotals), instant(ctx));
  return {
    percent: Math.min(99, Math.floor((100 * checked) / Math.max(files, checked + 1))),
    progress: { after: page.endedAt, checked, damaged } satisfies Progress,
  };
};
