import { useEffect, useState, useSyncExternalStore } from "react";
import { useOwn } from "../participant/participant.tsx";
import { createOutbox, type Outbox, type OutcomeEvent } from "./event-outbox.ts";
import { afterEvent, type Said, shownTasks, type TaskEvent } from "./task-state.ts";
import type { Session } from "./use-session.ts";

/** The tasks of a running session as this page shows them, and what can be said about them. */
export function useTasks(session: Session) {
  const { client } = useOwn();
  const [outbox, setOutbox] = useState<Outbox>();
  const [said, setSaid] = useState<Said>(() => remembered(session.id));
  useEffect(() => {
    const made = createOutbox(client, session.id);
    setOutbox(made);
    return () => made.close();
  }, [client, session.id]);
  const waiting = useSyncExternalStore(
    outbox?.subscribe ?? noSubscription,
    outbox?.waiting ?? (() => 0),
  );
  const keep = (next: Said) => {
    setSaid(next);
    remember(session.id, next);
  };
  return {
    tasks: shownTasks(session.tasks, said),
    /** Steps that have not been sent yet. */
    waiting,
    say: (event: TaskEvent) => {
      keep(afterEvent(said, event));
      outbox?.add(event);
    },
    report: (event: OutcomeEvent) => outbox?.add(event),
    skipRating: (task: string) => keep({ ...said, [task]: { ...said[task], rating: "skipped" } }),
    flush: (ms: number) => outbox?.flush(ms) ?? Promise.resolve(true),
  };
}

const noSubscription = () => () => undefined;
const keyOf = (sessionId: string) => `luna.tasks.${sessionId}`;

function remembered(sessionId: string): Said {
  try {
    return JSON.parse(localStorage.getItem(keyOf(sessionId)) ?? "{}") as Said;
  } catch {
    return {};
  }
}

function remember(sessionId: string, said: Said): void {
  try {
    localStorage.setItem(keyOf(sessionId), JSON.stringify(said));
  } catch {
    // Storage is switched off: the service shows it a moment later.
  }
}
