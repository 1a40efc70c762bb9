import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import type { PersonStore } from "../person/person-store.ts";
import { sealEvery } from "../person/sealed.ts";
import * as Job from "./store.ts";

/** Jobs about a person and what they made. The erasure itself stays: it holds the certificate. */
export const jobStore: PersonStore = {
  kinds: ["job"],
  async exportOf(ctx, participantId) {
    const jobs = (await Job.ofParticipant(ctx, participantId)).map(
      ({ id, jobKind, status, createdAt, finishedAt }) => ({
        id,
        kind: jobKind,
        status,
        createdAt,
        finishedAt,
      }),
    );
    return jobs.length > 0 ? { jobs } : {};
  },
  sealOf: (ctx, participantId) =>
    sealEvery(ctx, {
      index: "owner",
      partition: Job.ownerKeyOf(participantId),
      // the erasure is the one thing that the person may still read
      filter: { expression: "#jobKind <> :erasure", values: { erasure: "erasure" } },
    }),
  async eraseOf(ctx, participantId) {
    for (const job of await Job.ofParticipant(ctx, participantId)) {
      if (job.jobKind === "erasure") continue;
      if (job.file) {
        const { bucket } = ctx as Context & { bucket?: Bucket };
        if (!bucket) throw new Error("erasing what a job made needs the bucket in the context");
        await bucket.deleteAll(job.file.key);
      }
      await ctx.table.delete(Job.keyOf(job.id));
    }
  },
};
