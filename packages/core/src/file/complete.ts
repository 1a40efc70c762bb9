import type { StoredFile } from "@luna/contracts/entities/record";
import type { RouteInput } from "@luna/contracts/routes/table";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { AppError, invalid, stateConflict } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import { accessibleFile } from "./access.ts";
import { type KeptFile, mostBytesOf, objectKeyOf } from "./file.ts";
import { partsToJoin } from "./parts-to-join.ts";
import { requireConsentStill } from "./reject.ts";
import * as File from "./store.ts";
import { viewOf } from "./view.ts";

const tries = 3;

/**
 * Ends an upload. Parts are joined here; the bucket then reports the object, and what it really is
 * gets checked. Optional after a single POST, and harmless when it comes again.
 * @throws AppError `parts_missing` and `part_too_small` with their numbers, `state_conflict`,
 * `too_large`, `consent_required`, `stale` by `If-Match`
 */
export async function completeFile(
  ctx: Context & { bucket: Bucket },
  input: RouteInput<"completeFile">,
): Promise<{ file: StoredFile }> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const file = await accessibleFile(ctx, input.id, "researcher");
    // a second try is caused by parts that came meanwhile, and the first may have raised the version
    if (attempt === 1) requireVersion(ctx, file.version, "file");
    if (file.status === "rejected") return { file: viewOf(file, ctx.actor) };
    const completed = await complete(ctx, file, input);
    if (completed) return { file: viewOf(completed, ctx.actor) };
  }
  throw stateConflict("Parts are still being sent: end the upload when all have arrived.");
}

/** Undefined when the file or its parts have changed meanwhile. */
async function complete(
  ctx: Context & { bucket: Bucket },
  file: KeptFile,
  input: RouteInput<"completeFile">,
): Promise<KeptFile | undefined> {
  const { uploadId } = file;
  const open = uploadId !== undefined && file.status !== "ready";
  if (open) await requireConsentStill(ctx, file);
  const told = { ...file, ...metadataOf(input), ...(open && wholeOf(ctx, file, input)) };
  const arrived = open && (await ctx.bucket.listParts(objectKeyOf(file.id), uploadId));
  const parts = arrived && partsToJoin(told, arrived);
  const next: KeptFile = { ...told, status: parts ? "verifying" : told.status };
  const stored = isSame(file, next) ? file : await File.replace(ctx, next);
  if (!stored || !parts) return stored;
  // the record must say what is expected before the bucket reports the object
  const joined = await ctx.bucket.completeMultipart(objectKeyOf(file.id), uploadId!, parts);
  return joined === "changed" ? undefined : stored;
}

const metadataOf = ({
  startedAt,
  durationSeconds,
  recordingId,
  segment,
}: RouteInput<"completeFile">) =>
  Object.fromEntries(
    Object.entries({ startedAt, durationSeconds, recordingId, segment }).filter(
      ([, value]) => value !== undefined,
    ),
  );

const isSame = (a: KeptFile, b: KeptFile): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Size and hash of the whole: promised at the start, or told now for what was sent while it was made. */
function wholeOf(ctx: Context, file: KeptFile, input: RouteInput<"completeFile">) {
  // what a live upload was said to be in an attempt that did not end it can be said anew
  const promised: Pick<KeptFile, "size" | "sha256"> = file.live ? {} : file;
  const size = promised.size ?? input.size;
  const sha256 = promised.sha256 ?? input.sha256;
  if (size === undefined) throw invalid("/size", "is needed");
  if (sha256 === undefined) throw invalid("/sha256", "is needed");
  if (input.size !== undefined && input.size !== size)
    throw invalid("/size", "is another than promised");
  if (input.sha256 !== undefined && input.sha256 !== sha256)
    throw invalid("/sha256", "is another than promised");
  const limit = mostBytesOf(ctx.settings, file.category);
  if (size > limit) throw new AppError("too_large", `Files of this kind may have ${limit} bytes.`);
  return { size, sha256 };
}
