import { archiveStep } from "@luna/core/archive/step";
import type { Bucket } from "@luna/core/aws/bucket";
import { connectBucket } from "@luna/core/aws/bucket";
import { removeFilesStep } from "@luna/core/file/remove-files";
import { sweepFilesStep } from "@luna/core/file/sweep";
import { verifyFilesStep } from "@luna/core/file/verify-files";
import type { JobSteps } from "@luna/core/job/job";
import { runJob } from "@luna/core/job/run";
import { eraseEverywhere } from "@luna/core/person/erase-everywhere";
import { exportToFile } from "@luna/core/person/export-to-file";
import { makeReportStep } from "@luna/core/report/make-step";
import type { Context as LambdaContext, ScheduledEvent } from "aws-lambda";
import { type BusEvent, bus } from "../edge/bus.ts";
import { cron, marginMs } from "../edge/cron.ts";
import { setting } from "../env.ts";

const steps: JobSteps<{ bucket: Bucket }> = {
  archive: archiveStep,
  erasure: eraseEverywhere,
  export: exportToFile,
  report: makeReportStep,
  "verify-files": verifyFilesStep,
  "remove-files": removeFilesStep,
  "sweep-files": sweepFilesStep,
};

const world = () => ({ bucket: connectBucket(setting("bucketName")) });

type Invocation = Pick<LambdaContext, "getRemainingTimeInMillis">;

const remaining = (invocation: Invocation) => ({
  budgetMs: invocation.getRemainingTimeInMillis() - marginMs,
});

const queued = bus(
  (ctx, event: BusEvent<{ jobId: string }>, invocation) =>
    runJob(ctx, event.detail.jobId, steps, remaining(invocation)),
  world,
);

const due = cron(
  "jobs",
  (ctx, item, invocation) => runJob(ctx, item.id, steps, remaining(invocation)),
  world,
);

/** Called by the bus for a job that has just been queued, and by the clock for those that wait. */
export const handler = (
  event: ScheduledEvent | BusEvent<{ jobId: string }>,
  invocation: Invocation,
): Promise<void> =>
  event["detail-type"] === "job.queued"
    ? queued(event as BusEvent<{ jobId: string }>, invocation)
    : due(event as ScheduledEvent, invocation);
