/** Whether a booking is allowed, and what the session then is: decided without a look at the table. */
import type { Participant } from "@luna/contracts/entities/participant";
import type { Availability } from "@luna/contracts/entities/record";
import type { CreateSession } from "@luna/contracts/entities/session";
import { isStaff } from "../actor.ts";
import { mostDaysAhead } from "../availability/horizon.ts";
import { isOpen, isSlot, type Span } from "../availability/opening.ts";
import { type Context, instant } from "../context.ts";
import { AppError, forbidden, invalid, stateConflict } from "../error.ts";
import { eligibleStatuses, nextScenario } from "../participant/status.ts";
import type { StoredSession } from "./session.ts";
import { tasksOf } from "./tasks.ts";

export interface Booking extends Span {
  session: Omit<StoredSession, "id" | "code" | "version">;
}

/** `from` and `to` are what the session occupies, buffer included. */
export function planBooking(
  ctx: Context,
  input: CreateSession,
  known: { participant: Participant; sessions: StoredSession[]; availability: Availability },
): Booking {
  const { participant, sessions, availability } = known;
  const byStaff = isStaff(ctx.actor, "researcher") || ctx.actor.kind === "service";
  if (byStaff) requireEligible(participant, input.override === true);
  else requireOwnBooking(input, participant);
  const scenarioType = byStaff
    ? (input.scenarioType ?? nextScenario(sessions, ctx.study.plan) ?? ctx.study.plan[0])
    : nextScenario(sessions, ctx.study.plan);
  if (!scenarioType) throw stateConflict("There is no further scenario to book.");
  const durationMinutes = input.durationMinutes ?? availability.slotMinutes;
  const from = input.scheduledAt ? Date.parse(input.scheduledAt) : ctx.now();
  const span = { from, to: from + durationMinutes * 60_000 };
  if (input.scheduledAt)
    requireOpen(ctx, availability, span, { byStaff, override: input.override === true });
  const now = instant(ctx);
  return {
    from,
    to: span.to + (input.scheduledAt ? availability.bufferMinutes * 60_000 : 0),
    session: {
      participantId: participant.id,
      participantCode: participant.code,
      scenarioType,
      status: "scheduled",
      purpose: input.purpose ?? "study",
      segment: participant.segment,
      operatingSystem: participant.operatingSystem,
      ...(input.scheduledAt && { scheduledAt: new Date(from).toISOString() }),
      durationMinutes,
      ...(input.moderatorId && { moderatorId: input.moderatorId }),
      observerIds: [...new Set(input.observerIds ?? [])],
      ...(input.meetingUrl && { meetingUrl: input.meetingUrl }),
      ...(input.notes && { notes: input.notes }),
      ...((input.variant ?? participant.variant) && {
        variant: input.variant ?? participant.variant,
      }),
      studyVersion: ctx.study.version,
      createdAt: now,
      updatedAt: now,
      phases: [],
      progress: 0,
      tasks: tasksOf(ctx.study, scenarioType),
      calendarSequence: 0,
    },
  };
}

/** The person itself books the next scenario of the plan at a time that is offered, nothing else. */
function requireOwnBooking(input: CreateSession, participant: Participant): void {
  const { participantId: _id, scheduledAt, scenarioType, ...rest } = input;
  if (Object.values(rest).some((value) => value !== undefined))
    throw forbidden("Only the study team sets more than the time of a session.");
  if (scenarioType !== undefined)
    throw forbidden("The study's plan decides which scenario comes next.");
  if (!scheduledAt) throw invalid("/scheduledAt", "is required");
  if (participant.status === "scheduled" || participant.status === "active")
    throw new AppError("already_booked", "You have a session booked already.");
  if (participant.status === "completed")
    throw stateConflict("There is no further scenario to book.");
  if (participant.status !== "screened")
    throw new AppError("not_eligible", "Answer the screening first.");
}

function requireEligible(participant: Participant, override: boolean): void {
  if (participant.status === "dropped")
    throw new AppError("not_eligible", "The participant has left the study.");
  if (override || eligibleStatuses.includes(participant.status)) return;
  throw new AppError(
    "not_eligible",
    `The participant is ${participant.status}; override to book nevertheless.`,
  );
}

/** @throws AppError `in_the_past`, `slot_unavailable`, `invalid_input` for a time that nobody books yet */
export function requireOpen(
  ctx: Context,
  availability: Availability,
  span: Span,
  who: { byStaff: boolean; override: boolean },
): void {
  if (span.from < ctx.now()) throw new AppError("in_the_past", "The time has passed already.");
  if (who.byStaff) {
    if (span.from > ctx.now() + mostDaysAhead * 86_400_000)
      throw invalid("/scheduledAt", `must be at most ${mostDaysAhead} days ahead`);
    if (!who.override && !isOpen(availability, span))
      throw new AppError("slot_unavailable", "The time is outside of the opening hours.");
    return;
  }
  const noticed = span.from >= ctx.now() + availability.minimumNoticeHours * 3_600_000;
  const near = span.from <= ctx.now() + availability.horizonDays * 86_400_000;
  if (!noticed || !near || !isSlot(availability, span))
    throw new AppError("slot_unavailable", "This time is not one of those offered.");
}
