import type { RouteInput } from "@luna/contracts/routes/table";
import { isStaff } from "../actor.ts";
import { staffOf } from "../alert/mails.ts";
import { claimCells } from "../availability/claim.ts";
import * as Availability from "../availability/store.ts";
import { type Context, instant } from "../context.ts";
import { AppError, forbidden, stateConflict } from "../error.ts";
import { requireOpen } from "./booking.ts";
import { change, type SessionChange } from "./change.ts";
import { load } from "./load.ts";
import { mailParticipant, mailStaff } from "./mails.ts";
import type { StoredSession } from "./session.ts";
import { viewOf } from "./view.ts";

type Input = RouteInput<"updateSession">;

/** Moves a session, with its guards, calendar and mails, or changes what surrounds it. */
export async function update(ctx: Context, input: Input) {
  const byStaff = isStaff(ctx.actor, "researcher");
  const { id: _id, scheduledAt: _at, ...rest } = input;
  if (!byStaff && Object.values(rest).some((value) => value !== undefined))
    throw forbidden("Only the study team changes more than the time of a session.");
  const session = await change(
    ctx,
    () => load(ctx, input.id, "researcher"),
    (session) => updated(ctx, session, input, byStaff),
  );
  return { session: viewOf(session, ctx.actor) };
}

async function updated(
  ctx: Context,
  session: StoredSession,
  input: Input,
  byStaff: boolean,
): Promise<SessionChange> {
  const next: StoredSession = {
    ...session,
    ...(input.observerIds && { observerIds: [...new Set(input.observerIds)] }),
    ...given("notes", input.notes),
    ...given("incentive", input.incentive),
    ...given("outcome", input.outcome),
    ...given("moderatorId", input.moderatorId),
    ...given("meetingUrl", input.meetingUrl),
    ...given("excluded", input.excluded),
    ...given("durationMinutes", input.durationMinutes),
    ...(input.scheduledAt && { scheduledAt: new Date(input.scheduledAt).toISOString() }),
  };
  const moved = next.scheduledAt !== session.scheduledAt;
  const occupies =
    moved ||
    next.durationMinutes !== session.durationMinutes ||
    next.moderatorId !== session.moderatorId;
  const before = staffOf(session);
  const invited = staffOf(next).filter((id) => !before.includes(id));
  const also = mailStaff(ctx, next, { change: "invited" }, invited);
  if (!occupies) return { session: next, also };
  if (session.status !== "scheduled" && session.status !== "confirmed")
    throw stateConflict(`A session that is ${session.status} keeps its time and moderator.`);
  const { availability } = await Availability.read(ctx);
  const from = Date.parse(next.scheduledAt ?? session.createdAt);
  const span = { from, to: from + next.durationMinutes * 60_000 };
  if (moved) requireOpen(ctx, availability, span, { byStaff, override: input.override === true });
  const claim = await claimCells(ctx, {
    sessionId: session.id,
    from,
    to: span.to + (next.scheduledAt ? availability.bufferMinutes * 60_000 : 0),
    moderatorId: next.moderatorId,
    capacity: next.scheduledAt ? availability.capacity : 0,
    held: session.guards,
  });
  if (claim.writes.length > 80)
    throw new AppError("invalid_input", "The session is too long to be moved at once.", {
      errors: [{ pointer: "/durationMinutes", message: "is too long" }],
    });
  next.guards = claim.guards;
  also.push(...claim.writes);
  if (moved) also.push(...move(ctx, session, next));
  return { session: next, also };
}

/** Changes of the time: reminders start anew, the calendar counts on, everybody is told. */
function move(ctx: Context, session: StoredSession, next: StoredSession) {
  next.calendarSequence = session.calendarSequence + 1;
  next.bookedAt = instant(ctx);
  next.reminded = [];
  next.status = "scheduled";
  next.confirmedAt = undefined;
  if (!session.scheduledAt) return mailParticipant(ctx, next, "session-confirmation");
  const previousAt = session.scheduledAt;
  return [
    ...mailParticipant(ctx, next, "session-moved", { previousAt }),
    ...mailStaff(
      ctx,
      next,
      { change: "moved", previousAt },
      staffOf(next).filter((id) => staffOf(session).includes(id)),
    ),
  ];
}

/** A field that was sent: null takes it away. */
const given = (name: keyof StoredSession, value: unknown) =>
  value === undefined ? {} : { [name]: value ?? undefined };
