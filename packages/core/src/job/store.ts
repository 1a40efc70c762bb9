/** Keys and writes of jobs. */
import { ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import type { StoredJob } from "./job.ts";

/** A finished job is kept this long. */
export const jobDays = 90;

export const keyOf = (id: string): Key => ({ pk: `JOB#${id}`, sk: "JOB" });
export const ownerKeyOf = (participantId: string): string => `JOBS#${participantId}`;

/** With `dueAt` the job stands on the agenda. */
export function itemOf(job: StoredJob, dueAt?: string): Item {
  return {
    ...keyOf(job.id),
    kind: "job",
    ...job,
    ...(job.participantId && {
      ownerKey: ownerKeyOf(job.participantId),
      ownerSort: `${job.createdAt}#${job.id}`,
    }),
    ...(dueAt
      ? { agenda: "jobs", dueAt }
      : {
          expiresAt:
            Math.floor(Date.parse(job.finishedAt ?? job.createdAt) / 1000) + jobDays * 86_400,
        }),
  };
}

export function jobOf(item: Item): StoredJob {
  const {
    pk: _pk,
    sk: _sk,
    kind: _kind,
    ownerKey: _ownerKey,
    ownerSort: _ownerSort,
    agenda: _agenda,
    dueAt: _dueAt,
    expiresAt: _expiresAt,
    ...job
  } = item;
  return job as unknown as StoredJob;
}

export async function get(ctx: Context, id: string): Promise<StoredJob | undefined> {
  const item = await ctx.table.get(keyOf(id), { consistent: true });
  return item && jobOf(item);
}

/** Writes a changed job with its version raised; undefined when somebody else changed it first. */
export async function replace(
  ctx: Context,
  job: StoredJob,
  dueAt?: string,
): Promise<StoredJob | undefined> {
  const next = { ...job, version: job.version + 1 };
  const written = await ctx.table.put(itemOf(next, dueAt), ifVersion(job.version));
  return written ? next : undefined;
}

/** A waiting job that is due now, for somebody else's transaction; a run that has it meanwhile loses it. */
export const wakeWrite = (ctx: Context, job: StoredJob): Write => {
  const { leaseUntil: _leaseUntil, ...rest } = job;
  const woken: StoredJob = { ...rest, status: "queued", version: job.version + 1 };
  return { put: itemOf(woken, instant(ctx)), if: ifVersion(job.version) };
};

/** Jobs about a person, newest first. */
export async function ofParticipant(ctx: Context, participantId: string): Promise<StoredJob[]> {
  const { items } = await ctx.table.query({
    index: "owner",
    partition: ownerKeyOf(participantId),
    descending: true,
    limit: 100,
  });
  return items.map(jobOf);
}
