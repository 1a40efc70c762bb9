import type { UploadFile } from "@luna/contracts/entities/record";
import type { RouteInput } from "@luna/contracts/routes/table";
import { requireVerified } from "../access/permissions.ts";
import { actorName } from "../actor.ts";
import type { Bucket } from "../aws/bucket.ts";
import { after, type Context, instant, newId } from "../context.ts";
import { AppError, invalid, notFound, stateConflict } from "../error.ts";
import { madeBefore, remember, stillThere } from "../idempotency/idempotency.ts";
import * as Participant from "../participant/store.ts";
import * as Session from "../session/store.ts";
import {
  categoryFor,
  type KeptFile,
  lateUploadDays,
  mediaTypeOf,
  mostBytesOf,
  objectKeyOf,
  partSizeFor,
} from "./file.ts";
import { mayBeKept, noConsent } from "./reject.ts";
import * as File from "./store.ts";
import { goesInParts, uploadTarget } from "./upload-target.ts";
import { viewOf } from "./view.ts";

/** In parts, of one person: far more than are recorded or sent at a time. */
const mostOpenUploads = 20;

/**
 * Promises a file and hands out where to send it: straight to the bucket, by requests that take
 * exactly this type and size.
 * @throws AppError `media_type`, `too_large`, `consent_required`, `email_unverified`, `state_conflict`
 */
export async function uploadFile(
  ctx: Context & { bucket: Bucket },
  input: RouteInput<"uploadFile">,
) {
  const again = await madeBefore(ctx, "uploadFile");
  if (again) {
    const made = stillThere(await File.get(ctx, again));
    return { file: viewOf(made, ctx.actor), upload: await uploadTarget(ctx.bucket, made) };
  }

  const described = describe(ctx, input);
  const about = await whoseFile(ctx, input);
  if (!(await mayBeKept(ctx, { ...described, ...about }))) throw noConsent();
  const id = newId(ctx, "file");
  const inParts = goesInParts(input);
  if (inParts && (await File.hasUploads(ctx, about.participantId, mostOpenUploads)))
    throw stateConflict(
      `${mostOpenUploads} uploads of this person have not ended: end those first.`,
    );
  const file: KeptFile = {
    id,
    ...described,
    ...about,
    status: "uploading",
    uploadedBy: actorName(ctx.actor),
    createdAt: instant(ctx),
    version: 1,
    ...(inParts && {
      partSize: partSizeFor(described.size ?? ctx.settings.maxRecordingBytes),
      partChecksums: input.partChecksums === true,
      uploadId: await ctx.bucket.createMultipart(
        objectKeyOf(id),
        described.contentType,
        input.partChecksums === true,
      ),
    }),
  };
  const written = await ctx.table.transact([
    File.createWrite(ctx, file),
    ...remember(ctx, "uploadFile", id),
  ]);
  if (!written.ok)
    throw new AppError("request_running", "A request with this idempotency key is running.");
  return { file: viewOf(file, ctx.actor), upload: await uploadTarget(ctx.bucket, file) };
}

/** What is promised, within what is taken. */
function describe(ctx: Context, input: UploadFile) {
  const contentType = mediaTypeOf(input.contentType);
  const category = categoryFor(contentType, input.category);
  if (!category)
    throw new AppError("media_type", `Files of type ${contentType} are not taken here.`);
  const { name, size, sha256, live } = input;
  if (live && category !== "recording" && category !== "audio")
    throw invalid("/live", "only recordings and audio are sent while they are made");
  if (!live && size === undefined) throw invalid("/size", "is needed");
  if (!live && sha256 === undefined) throw invalid("/sha256", "is needed");
  const limit = mostBytesOf(ctx.settings, category);
  if (size !== undefined && size > limit)
    throw new AppError("too_large", `Files of this kind may have ${limit} bytes.`);
  return {
    name,
    contentType,
    category,
    ...(size !== undefined && { size }),
    ...(sha256 !== undefined && { sha256 }),
    ...(live && { live }),
  };
}

/** The session and the person that the file is about; a program's are settled by its token. */
async function whoseFile(
  ctx: Context,
  input: UploadFile,
): Promise<{ sessionId?: string; participantId: string }> {
  const { actor } = ctx;
  const sessionId =
    actor.kind === "client"
      ? actor.sessionId
      : (input.sessionId ?? (actor.kind === "participant" ? actor.sessionId : undefined));
  if (input.sessionId !== undefined && input.sessionId !== sessionId) throw notFound("session");
  if (actor.kind === "participant" && actor.sessionId && actor.sessionId !== sessionId)
    throw notFound("session");
  const session = sessionId ? await Session.get(ctx, sessionId, { consistent: true }) : undefined;
  if (sessionId && !session) throw notFound("session");
  if (actor.kind === "participant" && session && session.participantId !== actor.id)
    throw notFound("session");
  if (session?.dataDeleted || session?.deletionWaits)
    throw stateConflict("The data of this session has been deleted.");
  if (
    actor.kind === "client" &&
    session?.endedAt &&
    after(session.endedAt, { days: lateUploadDays }) <= instant(ctx)
  )
    throw stateConflict("The session takes no more files.");
  const participantId =
    session?.participantId ?? (actor.kind === "participant" ? actor.id : input.participantId);
  if (!participantId) throw invalid("/sessionId", "a session or a participant is needed");
  if (input.participantId !== undefined && input.participantId !== participantId)
    throw notFound("participant");
  const participant = await Participant.get(ctx, participantId, { consistent: true });
  if (!participant) throw notFound("participant");
  requireVerified(ctx, participant);
  return { ...(sessionId && { sessionId }), participantId };
}
