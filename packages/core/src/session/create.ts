import type { Participant } from "@luna/contracts/entities/participant";
import type { RouteInput } from "@luna/contracts/routes/table";
import { requireVerified } from "../access/permissions.ts";
import { auditWrite } from "../audit/append.ts";
import { claimCells, slotTaken } from "../availability/claim.ts";
import * as Availability from "../availability/store.ts";
import type { Write } from "../aws/table.ts";
import { type Context, instant, newId } from "../context.ts";
import { AppError, notFound } from "../error.ts";
import { assignedVariant } from "../experiment/assign.ts";
import { madeBefore, remember, stillThere } from "../idempotency/idempotency.ts";
import { followSessions } from "../participant/status.ts";
import * as Participants from "../participant/store.ts";
import { viewOf as participantViewOf } from "../participant/view.ts";
import { planBooking } from "./booking.ts";
import { mailParticipant, mailStaff } from "./mails.ts";
import { requireBooker } from "./require-booker.ts";
import type { StoredSession } from "./session.ts";
import * as Store from "./store.ts";
import { viewOf } from "./view.ts";

const tries = 8;

/**
 * Books a session, or makes one for now: session, guards of its cells, the person's status, mails and
 * the record of the request in one transaction.
 */
export async function create(ctx: Context, input: RouteInput<"createSession">) {
  await requireBooker(ctx, input.participantId);
  const made = await madeBefore(ctx, "createSession");
  if (made) return answer(ctx, await madeSession(ctx, made));
  const code = await Store.nextCode(ctx);
  for (let attempt = 0; attempt < tries; attempt++) {
    const participant = await Participants.get(ctx, input.participantId, { consistent: true });
    if (!participant) throw notFound("participant");
    const others = await Store.ofParticipant(ctx, participant.id);
    const stored = await book(ctx, input, participant, others, code);
    if (stored) return answer(ctx, stored.session, stored.participant);
    const meanwhile = await madeBefore(ctx, "createSession");
    if (meanwhile) return answer(ctx, await madeSession(ctx, meanwhile));
  }
  throw slotTaken();
}

/** Session and person as they then are; undefined when a condition did not hold: somebody took a cell, or changed the person. */
async function book(
  ctx: Context,
  input: RouteInput<"createSession">,
  participant: Participant,
  others: StoredSession[],
  code: string,
): Promise<{ session: StoredSession; participant: Participant } | undefined> {
  if (others.some(({ status }) => status !== "cancelled")) requireVerified(ctx, participant);
  const { availability } = await Availability.read(ctx);
  const plan = planBooking(ctx, input, { participant, sessions: others, availability });
  const id = newId(ctx, "session");
  const claim = await claimCells(ctx, {
    sessionId: id,
    from: plan.from,
    to: plan.to,
    moderatorId: input.moderatorId,
    capacity: input.scheduledAt ? availability.capacity : 0,
  });
  const session: StoredSession = {
    ...assignedVariant(ctx.study, "session", id),
    ...plan.session,
    id,
    code,
    bookedAt: instant(ctx),
    guards: claim.guards,
    version: 1,
  };
  const status = followSessions(participant, [...others, session], ctx.study.plan);
  const person = Participants.changeWrite(
    { ...participant, status, updatedAt: instant(ctx) },
    { ifVersion: participant.version },
  );
  const writes: Write[] = [
    Store.createWrite(session),
    person,
    ...claim.writes,
    ...(session.scheduledAt ? mailParticipant(ctx, session, "session-confirmation") : []),
    ...mailStaff(ctx, session, { change: "invited" }),
    ...(ctx.actor.kind === "staff"
      ? [auditWrite(ctx, { action: "createSession", resource: id })]
      : []),
    ...remember(ctx, "createSession", id),
  ];
  if (writes.length > 100)
    throw new AppError("invalid_input", "The session is too long for the buffer around it.", {
      errors: [{ pointer: "/durationMinutes", message: "is too long" }],
    });
  const { ok } = await ctx.table.transact(writes);
  return ok ? { session, participant: Participants.participantOf(person.put) } : undefined;
}

const madeSession = async (ctx: Context, id: string): Promise<StoredSession> =>
  stillThere(await Store.get(ctx, id, { consistent: true }));

async function answer(ctx: Context, session: StoredSession, participant?: Participant) {
  const person =
    participant ?? (await Participants.get(ctx, session.participantId, { consistent: true }));
  return {
    session: {
      ...viewOf(session, ctx.actor),
      ...(person && { participant: participantViewOf(person, ctx.actor) }),
    },
  };
}
