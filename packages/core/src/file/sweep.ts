/** Brings bucket and table together again where a crash or a lost report has left them apart. */

import type { VersionMarker } from "../aws/bucket/objects.ts";
import type { Bucket } from "../aws/bucket.ts";
import { after, type Context, instant } from "../context.ts";
import type { JobStep } from "../job/job.ts";
import { queueJob } from "../job/queue.ts";
import { fileIdOf, type KeptFile, objectKeyOf } from "./file.ts";
import * as File from "./store.ts";

/** Younger ones may still be on their way to a record, or to their verification. */
const leastAgeHours = 1;
const recordsAtOnce = 25;
const folder = "files/";

/** Queues a sweep; the clean-up does so each day. */
export async function queueSweep(ctx: Context): Promise<string> {
  const { jobId, write } = queueJob(ctx, { kind: "sweep-files" });
  await ctx.table.transact([write]);
  return jobId;
}

interface Progress {
  stage: "objects" | "uploads" | "records";
  /** Where the stage goes on. */
  after?: unknown;
  removedObjects: number;
  abortedUploads: number;
  missingObjects: number;
}

const begin: Progress = {
  stage: "objects",
  removedObjects: 0,
  abortedUploads: 0,
  missingObjects: 0,
};

const next = { objects: "uploads", uploads: "records", records: undefined } as const;
const percents = { objects: 10, uploads: 40, records: 60 };

/** One page a step. */
export const sweepFilesStep: JobStep<{ bucket: Bucket }> = async (ctx, job) => {
  const progress = (job.progress as Progress | undefined) ?? begin;
  const { found, goOnAt } = await stages[progress.stage](ctx, progress.after);
  const sum = (name: "removedObjects" | "abortedUploads" | "missingObjects") =>
    progress[name] + (found[name] ?? 0);
  const counts = {
    removedObjects: sum("removedObjects"),
    abortedUploads: sum("abortedUploads"),
    missingObjects: sum("missingObjects"),
  };
  const stage = goOnAt === undefined ? next[progress.stage] : progress.stage;
  if (!stage) return { done: true, result: counts };
  return {
    percent: percents[stage],
    progress: { stage, after: goOnAt, ...counts } satisfies Progress,
  };
};

type Stage = (
  ctx: Context & { bucket: Bucket },
  from: unknown,
) => Promise<{ found: Partial<Progress>; goOnAt?: unknown }>;

const stages: Record<Progress["stage"], Stage> = {
  /** Objects without a record, and versions that are not the one that was verified. */
  async objects(ctx, from) {
    const page = await ctx.bucket.listVersions(folder, from as VersionMarker | undefined);
    const old = page.versions.filter(({ storedAt }) => isOld(ctx, storedAt));
    const records = await recordsOf(ctx, [...new Set(old.map(({ key }) => key))]);
    let removedObjects = 0;
    for (const { key, versionId } of old) {
      const file = records.get(key);
      if (file && (file.status !== "ready" || file.versionId === versionId)) continue;
      await ctx.bucket.deleteVersion(key, versionId);
      removedObjects++;
    }
    return { found: { removedObjects }, goOnAt: page.next };
  },

  /** Parts that no record waits for. */
  async uploads(ctx, from) {
    const page = await ctx.bucket.listUploads(
      folder,
      from as { key: string; uploadId: string } | undefined,
    );
    const old = page.uploads.filter(({ begunAt }) => isOld(ctx, begunAt));
    const records = await recordsOf(ctx, [...new Set(old.map(({ key }) => key))]);
    let abortedUploads = 0;
    for (const { key, uploadId } of old) {
      if (records.get(key)?.uploadId === uploadId) continue;
      await ctx.bucket.abortMultipart(key, uploadId);
      abortedUploads++;
    }
    const last = page.uploads.at(-1);
    return {
      found: { abortedUploads },
      ...(page.more && last && { goOnAt: { key: last.key, uploadId: last.uploadId } }),
    };
  },

  /** Records whose object is gone say so instead of promising it. */
  async records(ctx, from) {
    const page = await ctx.table.query({
      index: "list",
      partition: File.fileList,
      limit: recordsAtOnce,
      startAfter: from as Record<string, unknown> | undefined,
    });
    const missing = await Promise.all(
      page.items.map(File.fileOf).map(async (file) => {
        if (file.status !== "ready") return 0;
        if (await ctx.bucket.head(objectKeyOf(file.id), file.versionId)) return 0;
        ctx.log.error("the object of a file is gone", { fileId: file.id });
        const { versionId: _versionId, ...rest } = file;
        const told: KeptFile = { ...rest, status: "rejected", rejection: "object_missing" };
        // changed meanwhile: the next sweep looks again
        return (await File.replace(ctx, told)) ? 1 : 0;
      }),
    );
    const missingObjects = missing.reduce<number>((sum, each) => sum + each, 0);
    return { found: { missingObjects }, goOnAt: page.endedAt };
  },
};

const isOld = (ctx: Context, at: string): boolean =>
  after(at, { hours: leastAgeHours }) <= instant(ctx);

/** The records of objects by their keys, as they are now. */
async function recordsOf(ctx: Context, keys: string[]): Promise<Map<string, KeptFile>> {
  const ids = keys.flatMap((key) => fileIdOf(key) ?? []);
  const found = new Map<string, KeptFile>();
  for (let start = 0; start < ids.length; start += 100) {
    const wanted = ids.slice(start, start + 100).map(File.keyOf);
    for (const item of await ctx.table.getMany(wanted, { consistent: true }))
      found.set(objectKeyOf(item.id), File.fileOf(item));
  }
  return found;
}
