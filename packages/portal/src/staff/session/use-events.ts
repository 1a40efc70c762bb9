import type { ErrorCode } from "@luna/contracts/errors";
import { own, setOwn } from "@luna/contracts/own";
import { type CallAnswer, type Client, type WatchState, watch } from "@luna/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useStaff } from "../sign-in/staff.tsx";
import { everyPage } from "../table/every-page.ts";
import { atMostEvery } from "./at-most-every.ts";
import { type Analysis, type Note, sessionKeys } from "./use-session-view.ts";

export type SessionEvent = Extract<CallAnswer<"listEvents">, { items: unknown }>["items"][number];

/** The code, and what the service says of it in English. */
type Refusal = { code: ErrorCode; message: string };

/** Pages of 1,000 events that are read of a session; what lies beyond is told, not shown. */
const mostPages = 20;
/** How often the measures are counted anew while events come, ms. */
const countEveryMs = 3000;

export interface SessionEvents {
  /** Undefined until those of before have been read. */
  events: SessionEvent[] | undefined;
  /** There are more than are read here. */
  cut: boolean;
  error: unknown;
  retry(): void;
  /** Undefined while nothing is watched. */
  connection: WatchState | undefined;
  watchers: number | undefined;
  /** What the service last refused over the connection. */
  refusal: Refusal | undefined;
  /** False while there is no connection. */
  command(command: "capture_screenshot" | "request_status" | "message", text?: string): boolean;
}

/**
 * The events of a session: what was, read once, and while it runs what comes, watched from exactly there,
 * so that none is missing or twice. Struggles, alerts and notes that come go to where they are read from;
 * what is counted of the events is read anew behind them.
 */
export function useEvents(id: string, live: boolean): SessionEvents {
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const [events, setEvents] = useState<SessionEvent[]>();
  const [cut, setCut] = useState(false);
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const [connection, setConnection] = useState<WatchState>();
  const [watchers, setWatchers] = useState<number>();
  const [refusal, setRefusal] = useState<Refusal>();
  const watching = useRef<ReturnType<typeof watch>>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads anew
  useEffect(() => {
    const gone = new AbortController();
    const counted = atMostEvery(countEveryMs, () => {
      void queryClient.invalidateQueries({ queryKey: sessionKeys.analysis(id) });
    });
    setEvents(undefined);
    setError(undefined);
    const begin = async () => {
      const read = await everyEvent(client, id, gone.signal);
      setEvents(read.events);
      setCut(read.cut);
      if (live && !gone.signal.aborted) follow(read.events);
    };
    const follow = (known: readonly SessionEvent[]) => {
      setConnection("connecting");
      watching.current = watch({
        client,
        room: `session:${id}`,
        after: lastOf(known),
        pingSeconds: 20,
        onState: setConnection,
        onFrame(frame) {
          if (["events", "struggle", "alert"].includes(frame.type)) counted.ask();
          if (frame.type === "events") setEvents((held = []) => [...held, ...frame.events]);
          if (frame.type === "subscribed") {
            setWatchers(frame.snapshot.watchers);
            // What came while nobody listened is in the answer, not in frames.
            void queryClient.invalidateQueries({ queryKey: sessionKeys.all(id) });
          }
          if (frame.type === "watchers") setWatchers(frame.count);
          if (frame.type === "error") setRefusal(frame);
          if (frame.type === "session")
            void queryClient.invalidateQueries({ queryKey: sessionKeys.view(id) });
          if (frame.type === "note")
            queryClient.setQueryData<Note[]>(sessionKeys.notes(id), (held) =>
              put(held, frame.note, (note) => note.id),
            );
          if (frame.type === "struggle" || frame.type === "alert")
            queryClient.setQueriesData<Analysis>({ queryKey: sessionKeys.analysis(id) }, (held) =>
              held && frame.type === "struggle"
                ? { ...held, struggles: put(held.struggles, frame.struggle, ({ key }) => key) }
                : held && frame.type === "alert"
                  ? { ...held, alerts: put(held.alerts, frame.alert, (alert) => alert.id) }
                  : held,
            );
        },
      });
    };
    begin().catch((thrown: unknown) => {
      if (!gone.signal.aborted) setError(thrown);
    });
    return () => {
      gone.abort();
      counted.stop();
      watching.current?.close();
      watching.current = undefined;
      setConnection(undefined);
    };
  }, [client, queryClient, id, live, attempt]);

  const command = useCallback<SessionEvents["command"]>(
    (name, text) => {
      setRefusal(undefined);
      return (
        watching.current?.send({
          type: "command",
          sessionId: id,
          command: name,
          ...(text && { data: { text } }),
        }) ?? false
      );
    },
    [id],
  );
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { events, cut, error, retry, connection, watchers, refusal, command };
}

async function everyEvent(client: Client, id: string, signal: AbortSignal) {
  const { items: events, cut } = await everyPage<SessionEvent>(async (cursor) => {
    const answer = await client.listEvents({ id, limit: 1000, ...cursor }, { signal });
    // JSON was asked for: the lines of an export have no pages.
    return "items" in answer ? answer : { items: [] };
  }, mostPages);
  return { events, cut };
}

/** The last number of each source. */
function lastOf(events: readonly SessionEvent[]): Record<string, number> {
  const last: Record<string, number> = {};
  for (const { source, seq } of events) setOwn(last, source, Math.max(own(last, source) ?? 0, seq));
  return last;
}

/** What came in the place of what it replaces, else behind the others. */
function put<T>(held: readonly T[] = [], given: T, keyOf: (each: T) => string): T[] {
  const key = keyOf(given);
  return held.some((each) => keyOf(each) === key)
    ? held.map((each) => (keyOf(each) === key ? given : each))
    : [...held, given];
}
