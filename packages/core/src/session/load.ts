import type { StaffRole } from "@luna/contracts/entities/participant";
import { requireSessionAccess } from "../access/permissions.ts";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import { requireVersion } from "../if-match.ts";
import type { StoredSession } from "./session.ts";
import * as Store from "./store.ts";

/**
 * A session as it is now, for a caller who may act on it. With `If-Match` it must be the version read.
 * @throws AppError `not_found` also for strangers, `forbidden` for lesser staff, `stale`
 */
export async function load(
  ctx: Context,
  id: string,
  least: StaffRole = "observer",
): Promise<StoredSession> {
  const session = await existing(ctx, id);
  requireSessionAccess(ctx, session, least);
  requireVersion(ctx, session.version, "session");
  return session;
}

/** A session as it is now, for the service itself: nobody's rights are asked. @throws AppError `not_found` */
export async function existing(ctx: Context, id: string): Promise<StoredSession> {
  const session = await Store.get(ctx, id, { consistent: true });
  if (!session) throw notFound("session");
  return session;
}
