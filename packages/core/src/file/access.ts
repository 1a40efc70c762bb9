/** Whose file it is. */
import type { StaffRole } from "@luna/contracts/entities/participant";
import { requireSessionAccess, requireVerified } from "../access/permissions.ts";
import { isStaff } from "../actor.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../error.ts";
import * as Participant from "../participant/store.ts";
import * as Session from "../session/store.ts";
import type { KeptFile } from "./file.ts";
import * as File from "./store.ts";

/**
 * The file, if the caller is staff from `least` on, the person whom it is about, or the tested
 * program of its session.
 * @throws AppError `not_found` for strangers too, `forbidden`, `email_unverified`
 */
export async function accessibleFile(
  ctx: Context,
  id: string,
  least: StaffRole,
): Promise<KeptFile> {
  const { actor } = ctx;
  const file = await File.get(ctx, id);
  if (!file) throw notFound("file");
  if (actor.kind === "staff") {
    if (!isStaff(actor, least)) throw forbidden();
    return file;
  }
  if (actor.kind === "client") {
    if (file.sessionId !== actor.sessionId) throw notFound("file");
    return file;
  }
  if (actor.kind !== "participant" || file.participantId !== actor.id) throw notFound("file");
  if (actor.sessionId !== undefined) {
    if (!file.sessionId) throw notFound("file");
    const session = await Session.get(ctx, file.sessionId);
    if (!session) throw notFound("file");
    requireSessionAccess(ctx, session);
  }
  const participant = await Participant.get(ctx, actor.id);
  if (!participant) throw notFound("file");
  requireVerified(ctx, participant);
  return file;
}
