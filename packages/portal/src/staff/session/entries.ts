/** A session on one line of time: its tasks, events, struggles, alerts, notes and screenshots. Pure. */
import { classOf, commandOutcome, isTrouble } from "@luna/sdk";
import type { StoredFile } from "../files/file-table.tsx";
import type { SessionEvent } from "./use-events.ts";
import type { Analysis, Note, SessionView } from "./use-session-view.ts";

interface At {
  id: string;
  /** Since 1970. */
  ms: number;
  /** Shown also where only what matters is. */
  matters: boolean;
}
export type Entry = At &
  (
    | { kind: "started" | "ended" }
    | { kind: "task"; task: SessionView["tasks"][number]; began: boolean }
    | { kind: "event"; event: SessionEvent; trouble: boolean }
    | { kind: "outcome"; event: SessionEvent; refused: boolean }
    | { kind: "struggle"; struggle: Analysis["struggles"][number] }
    | { kind: "alert"; alert: Analysis["alerts"][number] }
    | { kind: "note"; note: Note }
    | { kind: "screenshot"; file: StoredFile }
  );

/** Events that the tasks of the session tell already. */
const told = new Set(["task_started", "task_completed", "task_abandoned"]);

export function entriesOf(from: {
  session: SessionView;
  events: readonly SessionEvent[];
  struggles: Analysis["struggles"];
  alerts: Analysis["alerts"];
  notes: readonly Note[];
}): Entry[] {
  const { session } = from;
  return [
    ...session.phases.flatMap(({ startedAt, endedAt }): Entry[] => [
      { kind: "started", ...at(`started ${startedAt}`, startedAt) },
      ...(endedAt ? [{ kind: "ended" as const, ...at(`ended ${endedAt}`, endedAt) }] : []),
    ]),
    ...session.tasks.flatMap((task): Entry[] =>
      ([true, false] as const).flatMap((began): Entry[] => {
        const time = began ? task.startedAt : task.endedAt;
        return time ? [{ kind: "task", task, began, ...at(`${task.id} ${began}`, time) }] : [];
      }),
    ),
    ...from.events.filter(({ type }) => !told.has(type)).map(eventEntry),
    ...from.struggles
      .filter(({ state }) => state !== "retracted")
      .map(
        (struggle): Entry => ({ kind: "struggle", struggle, ...at(struggle.key, struggle.from) }),
      ),
    ...from.alerts.map(
      (alert): Entry => ({ kind: "alert", alert, ...at(alert.id, alert.raisedAt) }),
    ),
    ...from.notes.map((note): Entry => ({ kind: "note", note, ...at(note.id, note.at) })),
    ...screenshotsOf(session.files ?? []).map(
      (file): Entry => ({
        kind: "screenshot",
        file,
        ...at(file.id, file.startedAt ?? file.createdAt),
      }),
    ),
  ].sort((a, b) => a.ms - b.ms);
}

const at = (id: string, time: string, matters = true): At => ({
  id,
  ms: Date.parse(time),
  matters,
});

function eventEntry(event: SessionEvent): Entry {
  const { source, seq, type, data } = event;
  const place = (matters: boolean) => at(`${source} ${seq}`, event.correctedAt, matters);
  if (type === "custom" && data?.name === commandOutcome)
    return { kind: "outcome", event, refused: data.outcome === "refused", ...place(true) };
  const trouble = isTrouble(event);
  const matters = ["installer", "trouble"].includes(classOf(type)) || type === "help_requested";
  return { kind: "event", event, trouble, ...place(matters) };
}

/** Verified screenshots, the first one first. */
export const screenshotsOf = (files: readonly StoredFile[]): StoredFile[] =>
  files
    .filter(({ category, status }) => category === "screenshot" && status === "ready")
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));

/** Whether anything is said of it beyond the machine's own telemetry. */
export const isQuiet = (entry: Entry): boolean =>
  entry.kind === "event" && classOf(entry.event.type) === "telemetry";

/** The entry that a moment belongs to: the last one that is not after it. */
export const entryAt = (entries: readonly Entry[], ms: number | undefined): Entry | undefined =>
  ms === undefined ? undefined : entries.findLast((entry) => entry.ms <= ms + 250);
