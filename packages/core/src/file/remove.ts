/** Removing files: the object goes before the record, so that a removal cut short can be run again. */
import type { Bucket } from "../aws/bucket.ts";
import { ifPresent } from "../aws/expression.ts";
import type { Item, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import * as Session from "../session/store.ts";
import { verdictOn } from "./due.ts";
import { isUnfinished, type KeptFile, objectKeyOf } from "./file.ts";
import * as File from "./store.ts";
import { verifyObject } from "./verify.ts";

/**
 * Removes every version of the object, then the record with `also` in one transaction. What arrives
 * in the bucket after that finds no record and is removed as it comes.
 */
export async function removeFile(
  ctx: Context & { bucket: Bucket },
  file: KeptFile,
  also: Write[] = [],
): Promise<void> {
  if (file.uploadId) await ctx.bucket.abortMultipart(objectKeyOf(file.id), file.uploadId);
  await ctx.bucket.deleteAll(objectKeyOf(file.id));
  // gone already: somebody else removed it, and that is noted there
  await ctx.table.transact([{ delete: File.keyOf(file.id), if: ifPresent }, ...also]);
}

/**
 * Removes a file whose time has come; otherwise notes when to look again. An unfinished one whose
 * object lies there after all was forgotten by the bus and is verified instead.
 */
export async function retireFile(ctx: Context & { bucket: Bucket }, item: Item): Promise<void> {
  const file = await File.get(ctx, File.fileOf(item).id);
  if (!file) return;
  const session = file.sessionId ? await Session.get(ctx, file.sessionId) : undefined;
  const verdict = verdictOn(file, session, ctx.settings.fileDays, instant(ctx));
  if ("keepUntil" in verdict) {
    // whoever changes the file meanwhile sets its next check as well
    await File.replace(ctx, { ...file, keptUntil: verdict.keepUntil });
    return;
  }
  const key = objectKeyOf(file.id);
  const forgotten = isUnfinished(file) ? await ctx.bucket.head(key) : undefined;
  if (forgotten) return verifyObject(ctx, { key, versionId: forgotten.versionId });
  await removeFile(ctx, file);
}
