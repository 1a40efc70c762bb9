import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import * as Emails from "../email/store.ts";
import { notFound } from "../error.ts";
import * as Feedback from "../feedback/store.ts";
import * as Metrics from "../metrics/store.ts";
import * as Participants from "../participant/store.ts";
import type { StoredSession } from "../session/session.ts";
import * as Sessions from "../session/store.ts";
import type { TimelineEntry } from "./timeline.ts";

/** Everything a participant went through, in time order, and how it went from session to session. */
export async function readJourney(ctx: Context, { id }: RouteInput<"readJourney">) {
  const participant = await Participants.get(ctx, id);
  if (!participant) throw notFound("participant");
  const [own, mails] = await Promise.all([
    Sessions.ofParticipant(ctx, id),
    Emails.ofParticipant(ctx, id),
  ]);
  const sessions = own.reverse();
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
    ...mails.flatMap(({ id: emailId, emailKind, status, sessionId, queuedAt, sentAt }) =>
      at(sentAt ?? queuedAt, "mail", { emailId, mail: emailKind, status, sessionId }),
    ),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const progression = await Promise.all(
    sessions
      .filter(({ startedAt }) => startedAt !== undefined)
      .map((session) => stageOf(ctx, session)),
  );
  return { participantId: id, code: participant.code, steps, progression };
}

/** How a session went, to be held against the one before. */
async function stageOf(ctx: Context, session: StoredSession) {
  const [metrics, feedback] = await Promise.all([
    Metrics.get(ctx, session.id),
    Feedback.get(ctx, session.id),
  ]);
  const { id: sessionId, scenarioType, status, outcome, progress, startedAt, endedAt } = session;
  return {
    sessionId,
    scenarioType,
    status,
    outcome,
    progress,
    startedAt,
    endedAt,
    tasksCompleted: session.tasks.filter((task) => task.status === "completed").length,
    tasks: session.tasks.length,
    errors: metrics?.summary.errors ?? 0,
    helps: metrics?.summary.helps ?? 0,
    struggles: metrics?.summary.struggles ?? 0,
    ...(feedback &&
      !feedback.draft && {
        installRating: feedback.installRating,
        npsScore: feedback.npsScore,
        susScore: feedback.susScore,
      }),
  };
}
