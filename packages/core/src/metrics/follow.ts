/** How a session follows its events: tasks, progress, a derived outcome and what its agenda needs to know. */
import { isDeepStrictEqual } from "node:util";
import type { SessionTask } from "@luna/contracts/entities/session";
import { own } from "@luna/contracts/own";
import type { FoldState } from "../fold/state.ts";
import { withOutcome } from "../session/outcome.ts";
import { hasEnded, type StoredSession } from "../session/session.ts";

const instantOf = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

/** The session as its events have it; the very same when nothing of it changes. */
export function followed(session: StoredSession, state: FoldState): StoredSession {
  const tasks = session.tasks.map((task) => taskOf(task, state));
  const ends = tasks.map(({ id }) => own(state.tasks, id)?.endReceivedMs);
  const allEnded = tasks.length > 0 && ends.every((end) => end !== undefined);
  const following: StoredSession = {
    ...session,
    tasks,
    progress: Math.max(session.progress, state.progress),
    ...(!hasEnded(session) && {
      tasksEndedAt: allEnded ? instantOf(Math.max(...(ends as number[]))) : undefined,
      brokenAt: instantOf(state.brokenMs),
    }),
  };
  const next = withOutcome(following, state);
  return same(session, next) ? session : next;
}

function taskOf(task: SessionTask, state: FoldState): SessionTask {
  const folded = own(state.tasks, task.id);
  if (!folded) return task;
  const startedAt = instantOf(folded.startedMs);
  const endedAt = instantOf(folded.endedMs);
  return {
    ...task,
    status: folded.status,
    ...(startedAt && { startedAt }),
    ...(endedAt && { endedAt }),
    ...(folded.rating !== undefined && { rating: folded.rating }),
  };
}

const same = (a: StoredSession, b: StoredSession): boolean =>
  a.progress === b.progress &&
  a.outcome === b.outcome &&
  a.tasksEndedAt === b.tasksEndedAt &&
  a.brokenAt === b.brokenAt &&
  isDeepStrictEqual(a.tasks, b.tasks);
