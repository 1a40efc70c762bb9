import { requireSelf, requireSelfOrStaff } from "../access/permissions.ts";
import { type Context, instant } from "../context.ts";
import { forbidden } from "../error.ts";
import { linksEndAt } from "./link-end.ts";
import * as Store from "./store.ts";

/**
 * Lets the person itself book, and researchers. A token limited to one session books as well once that
 * session is over: the mails on a cancelled, missed or completed one offer another time.
 * @throws AppError `not_found` for strangers, `forbidden`
 */
export async function requireBooker(ctx: Context, participantId: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "participant" || actor.sessionId === undefined)
    return requireSelfOrStaff(ctx, participantId, "researcher");
  requireSelf(ctx, participantId);
  if (!(await mayBookByLink(ctx, actor.sessionId)))
    throw forbidden("This link is good for its session only: sign in with a link of your own.");
}

/** Whether the link of a session's mail books another one by now, and still. */
export async function mayBookByLink(ctx: Context, sessionId: string): Promise<boolean> {
  const session = await Store.get(ctx, sessionId, { consistent: true });
  const until = session && linksEndAt(session);
  return until !== undefined && until > instant(ctx);
}
