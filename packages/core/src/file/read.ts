import type { RouteInput } from "@luna/contracts/routes/table";
import { auditRead } from "../audit/append.ts";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { reply } from "../reply.ts";
import { accessibleFile } from "./access.ts";
import { objectKeyOf } from "./file.ts";
import { viewOf } from "./view.ts";

/** Links to files live this long. */
const linkSeconds = 300;

/**
 * Leads to the file by a short-lived link, or tells the link to who asks for JSON.
 * @throws AppError `not_verified` until its content has been checked
 */
export async function readFile(ctx: Context & { bucket: Bucket }, { id }: RouteInput<"readFile">) {
  const file = await accessibleFile(ctx, id, "observer");
  if (file.status !== "ready")
    throw new AppError("not_verified", `The file is ${file.status}: its content is not verified.`);
  await auditRead(ctx, { action: "readFile", resource: id });
  const shown = viewOf(file, ctx.actor);
  const url = await ctx.bucket.presignGet({
    key: objectKeyOf(id),
    versionId: file.versionId,
    fileName: shown.name,
    contentType: file.contentType,
    expiresInSeconds: linkSeconds,
  });
  return /\bapplication\/json\b/.test(ctx.accept ?? "")
    ? { file: shown, url }
    : reply(302, undefined, { location: url });
}
