/** Sessions for tests, by the verbs themselves. */
import type { Participant } from "@luna/contracts/entities/participant";
import type { CreateSession, Session } from "@luna/contracts/entities/session";
import type { RouteInput } from "@luna/contracts/routes/table";
import type { Actor } from "../actor.ts";
import * as Participants from "../participant/store.ts";
import { create } from "../session/create.ts";
import { start } from "../session/start.ts";
import { researcher, type TestContext } from "./context.ts";
import { registered } from "./participant.ts";

/** Somebody who has been screened and may book. */
export async function eligible(
  ctx: TestContext,
  given: Partial<RouteInput<"registerParticipant">> = {},
): Promise<Participant> {
  const { id } = await registered(ctx, given);
  const participant = (await Participants.get(ctx, id, { consistent: true }))!;
  const screened = await Participants.replace(
    ctx,
    { ...participant, eligible: true, status: "screened", score: 90 },
    { ifVersion: participant.version },
  );
  return screened!;
}

export async function booked(
  ctx: TestContext,
  given: Partial<CreateSession> & { scheduledAt?: string } = {},
): Promise<{ participant: Participant; session: Session }> {
  const participant = await eligible(ctx);
  const { session } = await create(ctx.as(researcher), {
    participantId: participant.id,
    ...given,
  });
  return { participant, session };
}

/** A session that runs right now. */
export async function running(
  ctx: TestContext,
  given: Partial<CreateSession> = {},
): Promise<{ participant: Participant; session: Session }> {
  const { participant, session } = await booked(ctx, given);
  const started = await start(ctx.as(researcher), { id: session.id });
  return { participant, session: started.session };
}

export const program = (session: { id: string }, source = "app"): Actor => ({
  kind: "client",
  sessionId: session.id,
  source,
});
