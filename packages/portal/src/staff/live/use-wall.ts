import { type CallAnswer, type Client, type WatchState, watch } from "@luna/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useStaff } from "../sign-in/staff.tsx";

export type RunningSession = CallAnswer<"readSession">["session"];
export type OpenAlert = CallAnswer<"listAlerts">["items"][number];

/** Sessions that run and alerts that are open, as they come. Each room says whether it is live. */
export function useWall() {
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const [sessions, setSessions] = useState<ReadonlyMap<string, RunningSession>>();
  const [alerts, setAlerts] = useState<ReadonlyMap<string, OpenAlert>>(new Map());
  const [states, setStates] = useState<Record<string, WatchState>>({});
  const [error, setError] = useState<Error>();

  useEffect(() => {
    setError(undefined);
    const enter = (client: Client, room: "sessions" | "alerts", onFrame: OnFrame) =>
      watch({
        client,
        room,
        pingSeconds: 20,
        onFrame,
        onState(state, failure) {
          setStates((held) => ({ ...held, [room]: state }));
          if (failure) setError(failure);
        },
      });
    const rooms = [
      enter(client, "sessions", (frame) => {
        // Whoever comes again gets all that runs: what has ended meanwhile is not in it.
        if (frame.type === "subscribed")
          setSessions(byId((frame.snapshot.sessions ?? []) as RunningSession[]));
        if (frame.type === "session")
          setSessions((held) => moved(held, frame.session, frame.session.status === "in-progress"));
      }),
      enter(client, "alerts", (frame) => {
        if (frame.type === "subscribed") setAlerts(byId(frame.snapshot.alerts ?? []));
        if (frame.type !== "alert") return;
        setAlerts((held) => moved(held, frame.alert, frame.alert.acknowledgedAt === undefined));
        void queryClient.invalidateQueries({ queryKey: ["staff", "alerts"] });
      }),
    ];
    return () => {
      for (const room of rooms) room.close();
    };
  }, [client, queryClient]);

  return {
    sessions: sessions && [...sessions.values()],
    alerts: [...alerts.values()],
    state: worst(Object.values(states)),
    error,
  };
}

type OnFrame = Parameters<typeof watch>[0]["onFrame"];

/** What is worth saying of several connections: the one that is worst off. */
const worst = (states: readonly WatchState[]): WatchState =>
  (["closed", "reconnecting", "connecting"] as const).find((state) => states.includes(state)) ??
  (states.length > 0 ? "live" : "connecting");

const byId = <T extends { id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((each) => [each.id, each]));

function moved<T extends { id: string }>(
  held: ReadonlyMap<string, T> | undefined,
  given: T,
  stays: boolean,
): ReadonlyMap<string, T> {
  const next = new Map(held);
  if (stays) next.set(given.id, given);
  else next.delete(given.id);
  return next;
}
