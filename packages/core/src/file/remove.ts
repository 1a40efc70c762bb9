/** Removing files: the object goes before the record, so that a removal cut short can be run again. */
import type { Bucket } from "../aws/bucket.ts";
import { ifPresent } from "../aws/expression.ts";
import type { Item, Write } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import * as Session from "../session/store.ts";
import { dueAtOf, type KeptFile, objectKeyOf } from "./file.ts";
import * as File from "./store.ts";

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

/** Removes a file whose time has come; one under a legal hold stays due. */
export async function retireFile(ctx: Context & { bucket: Bucket }, item: Item): Promise<void> {
  const file = await File.get(ctx, File.fileOf(item).id);
  if (!file || dueAtOf(file) > instant(ctx)) return;
  const session = file.sessionId ? await Session.get(ctx, file.sessionId) : undefined;
  if (session?.hold) return;
  await removeFile(ctx, file);
}
