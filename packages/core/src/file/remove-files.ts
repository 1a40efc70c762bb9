/** The work that follows from a person's word: files of a session that go with it, uploads that must end. */
import type { Bucket } from "../aws/bucket.ts";
import { after, type Context } from "../context.ts";
import type { JobStep } from "../job/job.ts";
import * as Job from "../job/store.ts";
import { everyItem } from "../list/every.ts";
import { deleteData } from "../session/delete-data.ts";
import * as Session from "../session/store.ts";
import { isUnfinished } from "./file.ts";
import { removalWrite } from "./queue-removal.ts";
import { mayBeKept, rejectUpload } from "./reject.ts";
import { removeFile } from "./remove.ts";
import * as File from "./store.ts";

/** A hold may end: then the files go after all. */
const heldDays = 1;

/** Works through it in one step: people have few files. Harmless when it is run again. */
export const removeFilesStep: JobStep<{ bucket: Bucket }> = async (ctx, job) => {
  const sessionId = job.input.sessionId as string | undefined;
  const participantId = job.participantId!;
  if (!sessionId) return endUploads(ctx, participantId);
  const session = await Session.get(ctx, sessionId, { consistent: true });
  if (session?.hold) {
    const later = after(ctx.now(), { days: heldDays });
    await ctx.table.transact([removalWrite(ctx, { participantId, sessionId }, later)]);
    return { done: true, result: { held: true } };
  }
  // what the request that queued this was cut short in
  if (session?.dataDeleted) await deleteData(ctx, sessionId, "taken-back");
  let removed = 0;
  const files = { index: "group", partition: File.groupKeyOf(sessionId) } as const;
  for await (const item of everyItem(ctx, files)) {
    await removeFile(ctx, File.fileOf(item));
    removed++;
  }
  // an archive holds copies of them
  for (const { file, input } of await Job.ofParticipant(ctx, participantId))
    if (file && input.sessionId === sessionId) await ctx.bucket.deleteAll(file.key);
  return { done: true, result: { removed } };
};

async function endUploads(ctx: Context & { bucket: Bucket }, participantId: string) {
  let ended = 0;
  const files = { index: "owner", partition: File.ownerKeyOf(participantId) } as const;
  for await (const item of everyItem(ctx, files)) {
    const file = await File.get(ctx, item.id);
    // the person may have agreed again meanwhile
    if (!file || !isUnfinished(file) || (await mayBeKept(ctx, file))) continue;
    await rejectUpload(ctx, file, "consent_withdrawn");
    ended++;
  }
  return { done: true as const, result: { ended } };
}
