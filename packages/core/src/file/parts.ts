import type { RouteInput } from "@luna/contracts/routes/table";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { AppError, invalid, stateConflict } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import { accessibleFile } from "./access.ts";
import { mostBytesOf, objectKeyOf, partCount } from "./file.ts";
import { isOverfull, lastPartOf, promisedSize } from "./part-bounds.ts";
import { rejectUpload, requireConsentStill } from "./reject.ts";
import { presignParts } from "./upload-target.ts";

/** Without a list: at most this many of the missing ones. */
const partsAtOnce = 1000;

/**
 * Addresses for parts, and which have arrived; without a list for all still missing, as far as they
 * can be known. Consent that was taken back ends the upload of a recording, as does more than may come.
 * @throws AppError `state_conflict`, `consent_required`, `too_large`, `stale` by `If-Match`
 */
export async function requestParts(
  ctx: Context & { bucket: Bucket },
  input: RouteInput<"requestParts">,
) {
  const file = await accessibleFile(ctx, input.id, "researcher");
  requireVersion(ctx, file.version, "file");
  const { uploadId, partSize } = file;
  if (!uploadId || !partSize || file.status !== "uploading")
    throw stateConflict("The file is not being sent in parts.");
  await requireConsentStill(ctx, file);
  const arrived = await ctx.bucket.listParts(objectKeyOf(file.id), uploadId);
  if (!arrived) throw stateConflict("The upload has ended.");
  const mostBytes = mostBytesOf(ctx.settings, file.category);
  if (isOverfull(file, partSize, arrived, mostBytes)) {
    await rejectUpload(ctx, file, "too_large");
    throw new AppError(
      "too_large",
      `Files of this kind may have ${mostBytes} bytes, in parts of ${partSize}.`,
    );
  }
  const uploaded = arrived.map(({ number }) => number);
  if (file.partChecksums && input.parts?.some(({ sha256 }) => sha256 === undefined))
    throw invalid("/parts", "each part needs its sha256");
  const size = promisedSize(file);
  const last = lastPartOf(file, partSize, arrived);
  if (input.parts?.some(({ number }) => number > last))
    throw invalid(
      "/parts",
      size === undefined ? `ask as they come, now up to ${last}` : `the file has ${last} parts`,
    );
  const known = size !== undefined && !file.partChecksums;
  const wanted = input.parts ?? (known ? missingParts(size, partSize, uploaded) : []);
  return {
    partSize,
    parts: await presignParts(ctx.bucket, file, wanted.slice(0, partsAtOnce)),
    uploaded,
  };
}

/** Parts that have not arrived yet. */
export const missingParts = (
  size: number,
  partSize: number,
  uploaded: readonly number[],
): { number: number; sha256?: string }[] =>
  Array.from({ length: partCount(size, partSize) }, (_, index) => ({ number: index + 1 })).filter(
    ({ number }) => !uploaded.includes(number),
  );
