import type { RouteInput } from "@luna/contracts/routes/table";
import { auditWrite } from "../audit/append.ts";
import type { Bucket } from "../aws/bucket.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import * as Session from "../session/store.ts";
import { accessibleFile } from "./access.ts";
import { removeFile } from "./remove.ts";

/** Removes object and record; again: 404. @throws AppError `on_hold`, `stale` by `If-Match` */
export async function deleteFile(
  ctx: Context & { bucket: Bucket },
  { id }: RouteInput<"deleteFile">,
): Promise<undefined> {
  const file = await accessibleFile(ctx, id, "researcher");
  requireVersion(ctx, file.version, "file");
  const session = file.sessionId ? await Session.get(ctx, file.sessionId) : undefined;
  if (session?.hold) throw new AppError("on_hold", "A legal hold keeps the files of this session.");
  await removeFile(ctx, file, [auditWrite(ctx, { action: "deleteFile", resource: id })]);
  return undefined;
}
