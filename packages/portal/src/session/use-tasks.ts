import { own } from "@luna/contracts/own";
import { useEffect, useState, useSyncExternalStore } from "react";
import { keep, kept } from "../page/kept.ts";
import { useOwn } from "../participant/participant.tsx";
import { createOutbox, type Outbox, type OutcomeEvent } from "./event-outbox.ts";
import { afterEvent, type Said, shownTasks, type TaskEvent } from "./task-state.ts";
import type { Session } from "./use-session.ts";

/** The tasks of a running session as this page shows them, and what can be said about them. */
export function useTasks(session: Session) {
  const { client } = useOwn();
  const key = `luna.tasks.${session.id}`;
  const [outbox, setOutbox] = useState<Outbox>();
  const [said, setSaid] = useState<Said>(() => kept("device", key) ?? {});
  useEffect(() => {
    const made = createOutbox(client, session.id);
    setOutbox(made);
    return () => made.close();
  }, [client, session.id]);
  const waiting = useSyncExternalStore(
    outbox?.subscribe ?? noSubscription,
    outbox?.waiting ?? (() => 0),
  );
  const change = (next: Said) => {
    setSaid(next);
    keep("device", key, next);
  };
  return {
    tasks: shownTasks(session.tasks, said),
    /** Steps that have not been sent yet. */
    waiting,
    say: (event: TaskEvent) => {
      change(afterEvent(said, event));
      outbox?.add(event);
    },
    report: (event: OutcomeEvent) => outbox?.add(event),
    skipRating: (task: string) =>
      change({ ...said, [task]: { ...own(said, task), rating: "skipped" } }),
    flush: (ms: number) => outbox?.flush(ms) ?? Promise.resolve(true),
  };
}

const noSubscription = () => () => undefined;
