import { describe, expect, it } from "vitest";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { after } from "../context.ts";
import { invalid } from "../error.ts";
import { admin, observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import type { JobStep } from "./job.ts";
import { projectJob } from "./project.ts";
import { queueJob } from "./queue.ts";
import { readJob } from "./read.ts";
import { runJob } from "./run.ts";
import * as Job from "./store.ts";

const budget = { budgetMs: 60_000 };

async function queued(ctx: TestContext, at?: string) {
  const { jobId, write } = queueJob(ctx, { kind: "verify-files", at });
  expect(await ctx.table.transact([write])).toEqual({ ok: true });
  return jobId;
}

/** Counts to three, one number a step. */
function counting(seen: number[] = []): { step: JobStep; seen: number[] } {
  return {
    seen,
    step: async (_, job) => {
      const next = ((job.progress as number | undefined) ?? 0) + 1;
      seen.push(next);
      return next === 3 ? { done: true, result: { next } } : { percent: next * 30, progress: next };
    },
  };
}

const read = (ctx: Context, id: string) =>
  readJob({ ...ctx, bucket: undefined as unknown as Bucket }, { id });

describe("runJob", () => {
  it("runs step by step to the end, for whoever asked for it", async () => {
    const ctx = (await testContext()).as(admin);
    const id = await queued(ctx);
    expect((await read(ctx, id)).job).toMatchObject({ status: "queued", percent: 0 });
    const { step, seen } = counting();
    await runJob(ctx, id, { "verify-files": step }, budget);
    expect(seen).toEqual([1, 2, 3]);
    expect((await read(ctx, id)).job).toMatchObject({
      status: "done",
      percent: 100,
      result: { next: 3 },
    });
    for (const other of [researcher, observer])
      await expect(read(ctx.as(other), id)).rejects.toMatchObject({ code: "not_found" });
    await runJob(ctx, id, { "verify-files": step }, budget);
    expect(seen).toHaveLength(3);
    const item = (await ctx.everything()).find(({ kind }) => kind === "job");
    expect(item).not.toHaveProperty("agenda");
    expect(item).not.toHaveProperty("progress");
    expect(item).toHaveProperty("expiresAt");
  });

  it("goes on where it was when the time ran out", async () => {
    const ctx = await testContext();
    const id = await queued(ctx);
    const { step, seen } = counting();
    await runJob(ctx, id, { "verify-files": step }, { budgetMs: -1 });
    expect(await Job.get(ctx, id)).toMatchObject({ status: "running", percent: 30, progress: 1 });
    await runJob(ctx, id, { "verify-files": step }, { budgetMs: -1 });
    await runJob(ctx, id, { "verify-files": step }, { budgetMs: -1 });
    expect(seen).toEqual([1, 2, 3]);
    expect((await Job.get(ctx, id))?.status).toBe("done");
  });

  it("is run by one of two who try", async () => {
    const ctx = await testContext();
    const id = await queued(ctx);
    const { step, seen } = counting();
    const steps = { "verify-files": step };
    await Promise.all([1, 2, 3].map(() => runJob(ctx, id, steps, budget)));
    expect(seen).toEqual([1, 2, 3]);
  });

  it("is taken over from a runner that died", async () => {
    const ctx = await testContext();
    const id = await queued(ctx);
    const job = (await Job.get(ctx, id))!;
    await Job.replace(ctx, {
      ...job,
      status: "running",
      progress: 2,
      leaseUntil: after(ctx.now(), { minutes: 15 }),
    });
    const { step, seen } = counting();
    await runJob(ctx, id, { "verify-files": step }, budget);
    expect(seen).toEqual([]);
    ctx.advance(15 * 60_000);
    await runJob(ctx, id, { "verify-files": step }, budget);
    expect(seen).toEqual([3]);
  });

  it("tries a step again that failed, at growing pauses, and gives up in the end", async () => {
    const ctx = await testContext();
    const id = await queued(ctx);
    let calls = 0;
    const step: JobStep = async () => {
      calls++;
      throw new Error("not today");
    };
    for (let run = 0; run < 10; run++) {
      await runJob(ctx, id, { "verify-files": step }, budget);
      ctx.advance(61 * 60_000);
    }
    expect(calls).toBe(6);
    expect(await Job.get(ctx, id)).toMatchObject({
      status: "failed",
      reason: "It failed too often.",
    });
    expect(ctx.logged.filter(({ level }) => level === "error")).toHaveLength(6);
  });

  it("fails at once when the step says that it cannot be done", async () => {
    const ctx = await testContext();
    const id = await queued(ctx);
    const step: JobStep = async () => {
      throw invalid("/from", "the range is empty");
    };
    await runJob(ctx, id, { "verify-files": step }, budget);
    expect(await Job.get(ctx, id)).toMatchObject({
      status: "failed",
      reason: "The range is empty.",
    });
  });

  it("waits for its time", async () => {
    const ctx = await testContext();
    const id = await queued(ctx, after(ctx.now(), { minutes: 15 }));
    const { step, seen } = counting();
    await runJob(ctx, id, { "verify-files": step }, budget);
    expect(seen).toEqual([]);
    const [item] = (await ctx.everything()).filter(({ kind }) => kind === "job");
    expect(await projectJob(ctx, { id: "1", before: undefined, after: item })).toEqual([]);
    ctx.advance(15 * 60_000);
    await runJob(ctx, id, { "verify-files": step }, budget);
    expect(seen).toEqual([1, 2, 3]);
  });
});

it("tells the bus of a new job, once", async () => {
  const ctx = await testContext();
  const id = await queued(ctx);
  const [item] = (await ctx.everything()).filter(({ kind }) => kind === "job");
  expect(await projectJob(ctx, { id: "1", before: undefined, after: item })).toEqual([
    { type: "job.queued", detail: { jobId: id } },
  ]);
  expect(await projectJob(ctx, { id: "2", before: item, after: item })).toEqual([]);
});
