import type { RouteInput } from "@luna/contracts/routes/table";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { invalid, stateConflict } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import { accessibleFile } from "./access.ts";
import { objectKeyOf, partCount } from "./file.ts";
import { requireConsentStill } from "./reject.ts";
import { presignParts } from "./upload-target.ts";

/** Without a list: at most this many of the missing ones. */
const partsAtOnce = 1000;

/**
 * Addresses for parts, and which have arrived; without a list for all still missing, as far as they
 * can be known. Consent that was taken back ends the upload of a recording.
 * @throws AppError `state_conflict`, `consent_required`, `stale` by `If-Match`
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
  const uploaded = arrived.map(({ number }) => number);
  if (file.partChecksums && input.parts?.some(({ sha256 }) => sha256 === undefined))
    throw invalid("/parts", "each part needs its sha256");
  const last = file.size === undefined ? undefined : partCount(file.size, partSize);
  if (last !== undefined && input.parts?.some(({ number }) => number > last))
    throw invalid("/parts", `the file has ${last} parts`);
  const known = file.size !== undefined && !file.partChecksums;
  const wanted = input.parts ?? (known ? missingParts(file.size!, partSize, uploaded) : []);
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
