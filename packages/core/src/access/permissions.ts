/** Whose resource it is: the route says which kinds of caller, this says which one. */
import type { StaffRole } from "@luna/contracts/entities/participant";
import type { Session } from "@luna/contracts/entities/session";
import { type Actor, isParticipant, isStaff } from "../actor.ts";
import { type Context, instant } from "../context.ts";
import { AppError, forbidden, notFound } from "../error.ts";
import { linksEndAt } from "../session/link-end.ts";

/** The service itself, or staff of that role. @throws AppError `forbidden` for lesser staff */
function isOurs(actor: Actor, least: StaffRole): boolean {
  if (actor.kind === "staff" && !isStaff(actor, least)) throw forbidden();
  return actor.kind === "service" || actor.kind === "staff";
}

/**
 * Lets the person itself and staff from `least` on; strangers learn of nothing.
 * A token that a mail limited to one session does not open the person's other data.
 * @throws AppError `not_found` for strangers, `forbidden` for a limited token and lesser staff
 */
export function requireSelfOrStaff(
  ctx: Context,
  participantId: string,
  least: StaffRole = "observer",
): void {
  const { actor } = ctx;
  if (isOurs(actor, least)) return;
  if (!isParticipant(actor, participantId)) throw notFound("participant");
  if (actor.kind === "participant" && actor.sessionId !== undefined)
    throw forbidden("This link is good for its session only: sign in with a link of your own.");
}

/**
 * Lets the person itself, also by a token limited to a session: for what a session cannot do without.
 * @throws AppError `not_found` for anybody else
 */
export function requireSelf(ctx: Context, participantId: string): void {
  if (!isParticipant(ctx.actor, participantId)) throw notFound("participant");
}

/**
 * Lets the session's participant (by a limited token, if it is limited to this session and that is
 * not long over), its tested program and staff from `least` on; the route decides which of these kinds come here at all.
 * @throws AppError `not_found` for strangers, `forbidden` for lesser staff
 */
export function requireSessionAccess(
  ctx: Context,
  session: Pick<Session, "id" | "participantId"> & Partial<Session>,
  least: StaffRole = "observer",
): void {
  const { actor } = ctx;
  if (isOurs(actor, least)) return;
  const allowed =
    actor.kind === "client"
      ? actor.sessionId === session.id
      : isParticipant(actor, session.participantId) &&
        actor.kind === "participant" &&
        (actor.sessionId === undefined ||
          (actor.sessionId === session.id && !isOver(ctx, session)));
  if (!allowed) throw notFound("session");
}

const isOver = (ctx: Context, session: Partial<Session>): boolean => {
  const endsAt = linksEndAt(session);
  return endsAt !== undefined && endsAt <= instant(ctx);
};

/**
 * An unverified address restricts the person's own token, never staff or the tested program.
 * @throws AppError `email_unverified`
 */
export function requireVerified(
  ctx: Context,
  participant: { emailVerifiedAt?: string | undefined },
): void {
  if (ctx.actor.kind === "participant" && !participant.emailVerifiedAt)
    throw new AppError("email_unverified", "Open a link from one of our mails first.");
}
