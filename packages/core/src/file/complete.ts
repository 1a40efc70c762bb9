import type { RouteInput } from "@luna/contracts/routes/table";
import type { Bucket, UploadedPart } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { AppError, invalid, stateConflict } from "../error.ts";
import { accessibleFile } from "./access.ts";
import { type KeptFile, objectKeyOf } from "./file.ts";
import { missingParts } from "./parts.ts";
import * as File from "./store.ts";

/**
 * Ends an upload. Parts are joined here; the bucket then reports the object, and what it really is
 * gets checked. Optional after a single POST, and harmless when it comes again.
 * @throws AppError `parts_missing` with their numbers, `state_conflict`, `too_large`
 */
export async function completeFile(
  ctx: Context & { bucket: Bucket },
  input: RouteInput<"completeFile">,
): Promise<{ file: ReturnType<typeof File.viewOf> }> {
  const file = await accessibleFile(ctx, input.id, "researcher");
  if (file.status === "rejected") return { file: File.viewOf(file) };
  const open = file.uploadId !== undefined && file.status !== "ready";
  const told = { ...file, ...metadataOf(input), ...(open && wholeOf(ctx, file, input)) };
  const parts = open ? await arrivedParts(ctx.bucket, told) : undefined;
  const next: KeptFile = { ...told, status: parts ? "verifying" : told.status };
  const stored = isSame(file, next) ? file : await File.replace(ctx, next);
  if (!stored) return completeFile(ctx, input); // checked or changed meanwhile: decide again
  // the record must say what is expected before the bucket reports the object
  if (parts) await ctx.bucket.completeMultipart(objectKeyOf(file.id), file.uploadId!, parts);
  return { file: File.viewOf(stored) };
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
  const size = file.size ?? input.size;
  const sha256 = file.sha256 ?? input.sha256;
  if (size === undefined) throw invalid("/size", "is needed");
  if (sha256 === undefined) throw invalid("/sha256", "is needed");
  if (input.size !== undefined && input.size !== size)
    throw invalid("/size", "is another than promised");
  if (input.sha256 !== undefined && input.sha256 !== sha256)
    throw invalid("/sha256", "is another than promised");
  const limit =
    file.category === "recording" ? ctx.settings.maxRecordingBytes : ctx.settings.maxFileBytes;
  if (size > limit) throw new AppError("too_large", `Files of this kind may have ${limit} bytes.`);
  return { size, sha256 };
}

/** The parts to join; undefined when they have been joined already. */
async function arrivedParts(bucket: Bucket, file: KeptFile): Promise<UploadedPart[] | undefined> {
  const parts = await bucket.listParts(objectKeyOf(file.id), file.uploadId!);
  if (!parts) return undefined;
  const numbers = parts.map(({ number }) => number);
  // what is sent while it is made comes in parts of any size
  const expected = file.live
    ? Array.from({ length: Math.max(1, ...numbers) }, (_, index) => ({ number: index + 1 }))
    : missingParts(file.size!, file.partSize!, []);
  const missing = expected
    .map(({ number }) => number)
    .filter((number) => !numbers.includes(number));
  if (missing.length > 0)
    throw new AppError("parts_missing", `Parts ${missing.join(", ")} have not arrived.`, {
      errors: missing.map((number) => ({
        pointer: `/parts/${number}`,
        message: "has not arrived",
      })),
    });
  const bytes = parts.reduce((sum, { size }) => sum + size, 0);
  if (bytes !== file.size)
    throw stateConflict(`The parts have ${bytes} bytes together, not ${file.size}.`);
  return parts;
}
