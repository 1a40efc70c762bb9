import { followWatchers } from "@luna/sdk";
import { useEffect, useState } from "react";
import { useOwn } from "../participant/participant.tsx";

/** Who of the team watches, and what they say. */
export function useTeam(sessionId: string) {
  const { client } = useOwn();
  const [watchers, setWatchers] = useState<number>();
  const [message, setMessage] = useState<string>();
  useEffect(() => {
    const following = followWatchers({
      client,
      sessionId,
      onCount: setWatchers,
      onMessage: setMessage,
    });
    return () => following.close();
  }, [client, sessionId]);
  return { watchers, message, dismiss: () => setMessage(undefined) };
}
