import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { notFound } from "../error.ts";
import * as Participants from "../participant/store.ts";
import * as Sessions from "../session/store.ts";
import type { TimelineEntry } from "./timeline.ts";

/** Everything a participant went through, in time order, and how it went from session to session. */
export async function readJourney(ctx: Context, { id }: RouteInput<"readJourney">) {
  const participant = await Participants.get(ctx, id);
  if (!participant) throw notFound("participant");
  const sessions = (await Sessions.ofParticipant(ctx, id)).reverse();
  const at = (time: string | undefined, kind: string, detail: object = {}): TimelineEntry[] =>
    time === undefined ? [] : [{ at: time, kind, ...detail }];
  const steps = [
    ...at(participant.registeredAt, "registered"),
    ...participant.screenings.flatMap((each) =>
      at(each.at, "screened", { score: each.score, eligible: each.eligible }),
    ),
    ...sessions.flatMap((session) => {
      const about = { sessionId: session.id, scenarioType: session.scenarioType };
      return [
        ...at(session.createdAt, "booked", { ...about, scheduledAt: session.scheduledAt }),
        ...at(session.confirmedAt, "confirmed", about),
        ...at(session.startedAt, "started", about),
        ...at(session.endedAt, "ended", {
          ...about,
          status: session.status,
          outcome: session.outcome,
        }),
        ...at(session.missedAt, "missed", about),
        ...at(session.feedbackAt, "feedback", about),
      ];
    }),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const progression = sessions
    .filter(({ startedAt }) => startedAt !== undefined)
    .map(({ id: sessionId, scenarioType, status, outcome, progress, startedAt, endedAt }) => ({
      sessionId,
      scenarioType,
      status,
      outcome,
      progress,
      startedAt,
      endedAt,
    }));
  return { participantId: id, code: participant.code, steps, progression };
}
