/** Ending an upload that must not go on. */
import type { Bucket } from "../aws/bucket.ts";
import { hasConsent } from "../consent/consent.ts";
import { type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";
import * as Participant from "../participant/store.ts";
import { isUnfinished, type KeptFile, needsRecordingConsent, objectKeyOf } from "./file.ts";
import * as File from "./store.ts";

/** Marks it as rejected, then takes away what has arrived of it; may be run again. */
export async function rejectUpload(
  ctx: Context & { bucket: Bucket },
  file: KeptFile,
  rejection: string,
): Promise<void> {
  if (!isUnfinished(file)) return;
  const { uploadId, ...rest } = file;
  const next: KeptFile = { ...rest, status: "rejected", rejection, readyAt: instant(ctx) };
  if (!(await File.replace(ctx, next))) {
    const now = await File.get(ctx, file.id);
    if (now) await rejectUpload(ctx, now, rejection);
    return;
  }
  if (uploadId) await ctx.bucket.abortMultipart(objectKeyOf(file.id), uploadId);
  // a whole object that was on its way is removed by the verifier, which now finds the file rejected
  await ctx.bucket.deleteAll(objectKeyOf(file.id));
}

/** What shows the person, while the person lets itself be recorded; anything else always. */
export async function mayBeKept(
  ctx: Context,
  { category, participantId }: Pick<KeptFile, "category" | "participantId">,
): Promise<boolean> {
  if (!needsRecordingConsent(category)) return true;
  const participant =
    participantId && (await Participant.get(ctx, participantId, { consistent: true }));
  return participant ? hasConsent(participant, "recording") : false;
}

export const noConsent = () =>
  new AppError("consent_required", "The participant has not consented to recordings.");

/** Ends the upload of a recording whose consent was taken back. @throws AppError `consent_required` */
export async function requireConsentStill(
  ctx: Context & { bucket: Bucket },
  file: KeptFile,
): Promise<void> {
  if (await mayBeKept(ctx, file)) return;
  await rejectUpload(ctx, file, "consent_withdrawn");
  throw noConsent();
}
