/** The work of an erasure: every store removes what it holds of the person, one store a step. */
import type { Bucket } from "../aws/bucket.ts";
import { after, type Context, instant } from "../context.ts";
import type { ItemKind } from "../item-kinds.ts";
import type { JobStep, StoredJob } from "../job/job.ts";
import { queueJob } from "../job/queue.ts";
import { personStores } from "./stores.ts";
import { takeProfile } from "./take-profile.ts";

/** Requests that were under way when the person was erased have ended by then. */
export const secondSweepMinutes = 15;

/** What was done, without the person. */
export interface Certificate {
  /** An instant. */
  erasedAt: string;
  /** Kinds of items that were looked for and removed. */
  kinds: ItemKind[];
  /** What lies outside of the service's reach. */
  remains: string[];
}

/** How often a job that a legal hold keeps waiting looks again. */
export const holdCheckMinutes = 15;

/** A step of an erasure job; harmless when it is run again. */
export const eraseEverywhere: JobStep<{ bucket: Bucket }> = async (ctx, job) => {
  const { store: index } = (job.progress as { store: number } | undefined) ?? { store: 0 };
  // gone before the rest, also where a hold has kept it until now: from here on nobody comes back
  if (!(await takeProfile(ctx, job.participantId!))) {
    for (const store of personStores) await store.sealOf?.(ctx, job.participantId!);
    return { percent: 0, progress: { store: 0 }, waitMinutes: holdCheckMinutes };
  }
  const store = personStores[index];
  if (!store) return { done: true, result: await certify(ctx, job) };
  await store.eraseOf(ctx, job.participantId!);
  const next = index + 1;
  return {
    percent: Math.floor((next / (personStores.length + 1)) * 100),
    progress: { store: next },
  };
};

async function certify(ctx: Context, job: StoredJob): Promise<Certificate> {
  if (!job.input.second) {
    const { write } = queueJob(ctx, {
      kind: "erasure",
      participantId: job.participantId,
      input: { second: true },
      at: after(ctx.now(), { minutes: secondSweepMinutes }),
    });
    await ctx.table.transact([write]);
  }
  return {
    erasedAt: instant(ctx),
    kinds: personStores.flatMap(({ kinds }) => kinds).sort(),
    remains: [
      "mails that were delivered lie in the person's own mailbox",
      "backups of the table expire after 35 days",
      "a report of the mail service on a mail that could not be worked off names its address for 14 days",
      "sums that name nobody, such as how many took part on a day",
    ],
  };
}
