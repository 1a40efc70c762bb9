import { followWatchers, type ProgramCommand } from "@luna/sdk";
import { useEffect, useRef, useState } from "react";
import { useOwn } from "../participant/participant.tsx";

/** Who of the team watches, what they say, and what they ask for. */
export function useTeam(
  sessionId: string,
  onPictureWanted: (command: ProgramCommand) => void,
): { watchers: number | undefined; message: string | undefined; dismiss(): void } {
  const { client } = useOwn();
  const [watchers, setWatchers] = useState<number>();
  const [message, setMessage] = useState<string>();
  const wanted = useRef(onPictureWanted);
  wanted.current = onPictureWanted;
  useEffect(() => {
    const following = followWatchers({
      client,
      sessionId,
      onCount: setWatchers,
      onCommand(given) {
        const { text } = given.data;
        if (given.command === "message" && typeof text === "string") setMessage(text);
        if (given.command === "capture_screenshot") wanted.current(given);
      },
    });
    return () => following.close();
  }, [client, sessionId]);
  return { watchers, message, dismiss: () => setMessage(undefined) };
}
