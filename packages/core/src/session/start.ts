import type { RouteInput } from "@luna/contracts/routes/table";
import { hasConsent } from "../consent/consent.ts";
import { after, type Context, instant } from "../context.ts";
import { AppError, notFound, stateConflict } from "../error.ts";
import { readUsualPauses } from "../metrics/usual-pauses.ts";
import * as Participants from "../participant/store.ts";
import { deadlines } from "./agenda.ts";
import { change } from "./change.ts";
import { clientAccess } from "./client-access.ts";
import { load } from "./load.ts";
import { uncounted } from "./mark-no-show.ts";
import type { StoredSession } from "./session.ts";
import { transition } from "./status.ts";
import { tasksOf } from "./tasks.ts";
import { viewOf } from "./view.ts";

const earlyMinutes = 15;
const lateStartHours = 2;
const resumeHours = 24;

/** Starts or resumes a session, or hands out fresh credentials for one that runs. Repeats are harmless. */
export async function start(ctx: Context, { id }: RouteInput<"startSession">) {
  const session = await change(
    ctx,
    () => load(ctx, id, "researcher"),
    async (session) => {
      const participant = await Participants.get(ctx, session.participantId, { consistent: true });
      if (!participant) throw notFound("session");
      if (!hasConsent(participant, "session"))
        throw new AppError("consent_required", "The participant has not consented to the session.");
      if (session.status === "in-progress") return undefined;
      const usualPauses = session.usualPauses ?? (await readUsualPauses(ctx, session.scenarioType));
      const begun = { ...begin(ctx, session), usualPauses };
      // who comes late has come
      return session.noShowCounted ? uncounted(begun) : { session: begun };
    },
  );
  return { session: viewOf(session, ctx.actor), client: await clientAccess(ctx, session) };
}

/** The same session, running: a first time, or in a new phase. */
function begin(ctx: Context, session: StoredSession): StoredSession {
  const status = transition(session.status, session.endedAt ? "resume" : "start");
  requireTime(ctx, session);
  const now = instant(ctx);
  const first = session.startedAt === undefined;
  return {
    ...session,
    status,
    startedAt: session.startedAt ?? now,
    endedAt: undefined,
    outcome: undefined,
    outcomeFrom: undefined,
    reason: undefined,
    missedAt: undefined,
    lastActAt: undefined,
    tasksEndedAt: undefined,
    brokenAt: undefined,
    phases: [...session.phases, { startedAt: now }],
    // what a session is judged by is frozen when it starts
    ...(first && {
      studyVersion: ctx.study.version,
      tasks: tasksOf(ctx.study, session.scenarioType),
    }),
    ...(session.incentive?.state === "promised" && {
      incentive: { ...session.incentive, state: "due" as const },
    }),
  };
}

/** @throws AppError `state_conflict` when it is too early or too late */
function requireTime(ctx: Context, session: StoredSession): void {
  const now = instant(ctx);
  const { status, scheduledAt } = session;
  if (status === "no-show") {
    const missedAt =
      session.missedAt ?? after(scheduledAt ?? now, { minutes: deadlines.noShowAfterMinutes });
    if (now > after(missedAt, { hours: lateStartHours }))
      throw stateConflict("A missed session can be started for 2 hours.");
  } else if (session.endedAt) {
    if (session.withdrawn) throw stateConflict("The participant has withdrawn from this session.");
    if (now > after(session.endedAt, { hours: resumeHours }))
      throw stateConflict("A session can be resumed within 24 hours.");
  } else if (
    ctx.actor.kind === "participant" &&
    scheduledAt &&
    now < after(scheduledAt, { minutes: -earlyMinutes })
  )
    throw stateConflict("The session can be started from 15 minutes before its time.");
}
