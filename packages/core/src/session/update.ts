import type { RouteInput } from "@luna/contracts/routes/table";
import { isStaff } from "../actor.ts";
import { staffOf } from "../alert/mails.ts";
import type { Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { AppError, forbidden } from "../error.ts";
import { change, type SessionChange } from "./change.ts";
import { load } from "./load.ts";
import { mailParticipant, mailStaff } from "./mails.ts";
import { rebook } from "./rebook.ts";
import { hasEnded, type StoredSession } from "./session.ts";
import { viewOf } from "./view.ts";

/** A transaction takes 100, with those of the session and its person. */
const mostWrites = 98;

type Input = RouteInput<"updateSession">;

/** Moves a session, with its guards, calendar and mails, or changes what surrounds it; again: unchanged. */
export async function update(ctx: Context, input: Input) {
  const byStaff = isStaff(ctx.actor, "researcher");
  const { id: _id, scheduledAt: _at, ...rest } = input;
  if (!byStaff && Object.values(rest).some((value) => value !== undefined))
    throw forbidden("Only the study team changes more than the time of a session.");
  const session = await change(
    ctx,
    () => load(ctx, input.id, "researcher"),
    (session) => updated(ctx, session, input),
  );
  return { session: viewOf(session, ctx.actor) };
}

async function updated(
  ctx: Context,
  session: StoredSession,
  input: Input,
): Promise<SessionChange | undefined> {
  const next: StoredSession = {
    ...session,
    ...(input.observerIds && { observerIds: [...new Set(input.observerIds)] }),
    ...given("notes", input.notes),
    ...given("incentive", input.incentive),
    // a researcher's word stands, whatever comes later
    ...(input.outcome && { outcome: input.outcome, outcomeFrom: undefined }),
    ...given("moderatorId", input.moderatorId),
    ...given("meetingUrl", input.meetingUrl),
    ...given("excluded", input.excluded),
    ...given("durationMinutes", input.durationMinutes),
    ...(input.scheduledAt && { scheduledAt: new Date(input.scheduledAt).toISOString() }),
  };
  if (JSON.stringify(next) === JSON.stringify(session)) return undefined;
  const claims = await rebook(ctx, session, next, { override: input.override === true });
  const mails = mailsOn(ctx, session, next);
  if (mails.length > 0) next.calendarSequence = session.calendarSequence + 1;
  const also = [...claims, ...mails];
  if (also.length > mostWrites)
    throw new AppError("invalid_input", "The session is too long to be moved at once.", {
      errors: [{ pointer: "/durationMinutes", message: "is too long" }],
    });
  return { session: next, also };
}

/** Who is told of a change: those whose calendar is not right any more. */
function mailsOn(ctx: Context, session: StoredSession, next: StoredSession): Write[] {
  if (hasEnded(next) || next.status === "cancelled" || next.status === "no-show") return [];
  const [before, now] = [staffOf(session), staffOf(next)];
  const staff = [
    ...mailStaff(ctx, next, { change: "invited" }, without(now, before)),
    ...mailStaff(ctx, next, { change: "released" }, without(before, now)),
  ];
  const same = session.durationMinutes === next.durationMinutes;
  if (!next.scheduledAt || (session.scheduledAt === next.scheduledAt && same)) return staff;
  if (!session.scheduledAt)
    return [...mailParticipant(ctx, next, "session-confirmation"), ...staff];
  const previousAt = session.scheduledAt;
  const stay = now.filter((id) => before.includes(id));
  return [
    ...mailParticipant(ctx, next, "session-moved", { previousAt }),
    ...mailStaff(ctx, next, { change: "moved", previousAt }, stay),
    ...staff,
  ];
}

const without = (ids: string[], others: string[]): string[] =>
  ids.filter((id) => !others.includes(id));

/** A field that was sent: null takes it away. */
const given = (name: keyof StoredSession, value: unknown) =>
  value === undefined ? {} : { [name]: value ?? undefined };
