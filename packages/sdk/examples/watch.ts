import { type Watching, watch } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";

/** Follows one session over every break of the connection: each event once and in order. */
export function followSession(
  apiUrl: string,
  staffToken: string,
  sessionId: string,
  show: (line: string) => void,
): Watching {
  return watch({
    client: createClient({ baseUrl: apiUrl }).as(staffToken),
    room: `session:${sessionId}`,
    after: 0,
    onFrame(frame) {
      if (frame.type === "events") for (const { type } of frame.events) show(type);
      if (frame.type === "struggle") show(`struggle: ${frame.struggle.rule}`);
    },
    onState: (state) => show(`connection: ${state}`),
  });
}
