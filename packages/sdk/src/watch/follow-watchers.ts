import type { ToProgram } from "@luna/contracts/frames/frames";
import type { Client } from "../client/create-client.ts";
import { onceEach } from "../program/once-each.ts";
import type { ProgramCommand } from "../program/program.ts";
import { keepOpen } from "../socket/keep-open.ts";

export interface FollowWatchersOptions {
  /** With the participant's own token. */
  client: Client;
  sessionId: string;
  /** How many members of the team follow the session; undefined while that is not known. */
  onCount(count: number | undefined): void;
  /** What a member of the team asks of the session; the tested program, if connected, is asked too. */
  onCommand?(command: ProgramCommand): void;
}

/** The page's own place in the session, beside the tested program. */
const source = "page";
/** Often enough to keep a quiet connection, too seldom to be taken for a program's sign of life. */
const beatSeconds = 300;

/** Tells a participant who watches, over every break of the connection, until closed. */
export function followWatchers(options: FollowWatchersOptions): { close(): void } {
  const { client, sessionId, onCount } = options;
  let token: Promise<string> | undefined;
  const fresh = () =>
    client.issueClientToken({ id: sessionId, source }).then((issued) => issued.token);
  const isNew = onceEach();
  const heartbeat = { type: "heartbeat" };
  return keepOpen({
    client: client.as(() => {
      token ??= fresh().catch((error: unknown) => {
        token = undefined;
        throw error;
      });
      return token;
    }),
    beat: { frame: heartbeat, everySeconds: beatSeconds },
    onOpen: (link) => link.send(heartbeat),
    onFrame(raw, link) {
      const frame = raw as ToProgram;
      link.proven();
      if (frame.type === "watchers") onCount(frame.count);
      if (frame.type === "command" && isNew(frame.id)) {
        const { id, command, data } = frame;
        options.onCommand?.({ id, command, data });
      }
    },
    onDown: () => onCount(undefined),
    onEnd: () => onCount(undefined),
  });
}
