/** A session on one line of time: its own steps, tasks, milestones, struggles, alerts, notes and commands. */
import type { Alert, Note, Struggle } from "@luna/contracts/entities/observation";
import type { Session } from "@luna/contracts/entities/session";
import type { FoldState } from "../fold/state.ts";

export interface TimelineEntry {
  at: string;
  kind: string;
  [detail: string]: unknown;
}

export function timelineOf(
  session: Session,
  state: FoldState | undefined,
  struggles: readonly Struggle[],
  alerts: readonly Alert[],
  notes: readonly Note[],
): TimelineEntry[] {
  const at = (time: string | undefined, kind: string, detail: object = {}): TimelineEntry[] =>
    time === undefined ? [] : [{ at: time, kind, ...detail }];
  return [
    ...session.phases.flatMap(({ startedAt, endedAt }) => [
      ...at(startedAt, "started"),
      ...at(endedAt, "ended"),
    ]),
    ...session.tasks.flatMap(({ id, status, startedAt, endedAt }) => [
      ...at(startedAt, "task-started", { task: id }),
      ...at(endedAt, "task-ended", { task: id, status }),
    ]),
    ...Object.entries(state?.milestones ?? {}).flatMap(([type, ms]) =>
      at(new Date(ms).toISOString(), "milestone", { type }),
    ),
    ...struggles.flatMap(({ key, rule, severity, task, from, to }) =>
      at(from, "struggle", { key, rule, severity, task, to }),
    ),
    ...alerts.flatMap(({ id, kind, severity, task, raisedAt }) =>
      at(raisedAt, "alert", { id, alert: kind, severity, task }),
    ),
    ...notes.flatMap(({ id, at: time, text, kind, tags, authorId }) =>
      at(time, "note", { id, text, note: kind, tags, authorId }),
    ),
    ...(state?.outcomes ?? []).flatMap(({ ms, ...outcome }) =>
      at(new Date(ms).toISOString(), "command", outcome),
    ),
  ]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((entry) => ({ ...placeOf(session, entry.at), ...entry }));
}

/** The phase, from 1, and the task in which something was. */
function placeOf(session: Session, at: string): { phase?: number; task?: string } {
  const phase = session.phases.filter(({ startedAt }) => startedAt <= at).length;
  const task = session.tasks.findLast(
    ({ startedAt, endedAt }) =>
      startedAt !== undefined && startedAt <= at && (endedAt === undefined || at <= endedAt),
  );
  return { ...(phase > 0 && { phase }), ...(task && { task: task.id }) };
}
