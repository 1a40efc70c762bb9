import type { Bucket } from "../aws/bucket.ts";
import { AppError } from "../error.ts";
import type { JobStep } from "../job/job.ts";
import * as Participant from "../participant/store.ts";
import { everythingOn } from "./everything-on.ts";

/** Writes everything that is held on a person into the bucket, for whoever asked for it. */
export const exportToFile: JobStep<{ bucket: Bucket }> = async (ctx, job) => {
  const id = job.participantId!;
  const participant = await Participant.get(ctx, id, { consistent: true });
  if (!participant) throw new AppError("gone", "The person has been erased.");
  const file = {
    key: `exports/${job.id}.json`,
    name: `${participant.code}-export.json`,
    contentType: "application/json",
  };
  await ctx.bucket.put(file.key, JSON.stringify(await everythingOn(ctx, id)), file.contentType);
  return { done: true, file };
};
