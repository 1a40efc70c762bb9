/** Work that takes longer than a request: it runs in steps and may be cut short between any two. */
import type { Job } from "@luna/contracts/entities/record";
import type { Context } from "../context.ts";

export type JobKind = Job["kind"];

/** As stored: the item's `kind` says that it is a job, `jobKind` which. */
export interface StoredJob extends Omit<Job, "kind"> {
  jobKind: JobKind;
  /** Who may read it, as `actorName` tells. */
  owner: string;
  /** The person that it is about. */
  participantId?: string | undefined;
  input: Record<string, unknown>;
  /** Where the next step goes on; what it holds is the step's own affair. */
  progress?: unknown;
  attempts: number;
  /** Not to be taken up before: it waits, or is another's. */
  leaseUntil?: string | undefined;
  /** An object in the bucket that `url` is made of when the job is read. */
  file?: { key: string; name: string; contentType: string } | undefined;
}

/** What a step leaves behind: where to go on, at once or when it has waited, or the end. */
export type StepResult =
  | { percent: number; progress: unknown; waitMinutes?: number }
  | { done: true; result?: unknown; file?: StoredJob["file"] };

/**
 * One step of a job, a few seconds long. It may be cut short and run again from the same progress,
 * so what it does must be harmless twice.
 * @throws AppError when the job cannot be done at all; any other error is tried again
 */
export type JobStep<World extends object = object> = (
  ctx: Context & World,
  job: StoredJob,
) => Promise<StepResult>;

/** The steps of each kind of job that a function runs. */
export type JobSteps<World extends object = object> = Partial<Record<JobKind, JobStep<World>>>;
