import type { ToProgram } from "@luna/contracts/frames/frames";
import { keepOpen } from "../socket/keep-open.ts";
import { carryOut } from "./carry-out.ts";
import { onceEach } from "./once-each.ts";
import type { Program, ProgramCommand, ProgramOptions } from "./program.ts";

/** Keeps the program's WebSocket: heartbeats out, commands and watchers in. */
export function listen(
  options: ProgramOptions,
  track: Program["track"],
  problem: (error: unknown) => void,
): { close(): void } {
  const isNew = onceEach();

  async function obey({ id, command, data }: ProgramCommand): Promise<void> {
    const outcome = await carryOut({ id, command, data }, (given) => {
      if (!options.onCommand) throw new Error("the program takes no commands");
      return options.onCommand(given);
    });
    track({ type: "custom", data: outcome });
  }

  return keepOpen({
    client: options.client,
    background: true,
    beat: { frame: { type: "heartbeat" }, everySeconds: options.heartbeatSeconds ?? 15 },
    onOpen(link) {
      link.send({ type: "heartbeat" });
    },
    onFrame(raw, link) {
      const frame = raw as ToProgram;
      if (frame.type !== "error") link.proven();
      // a command may come more than once
      if (frame.type === "command" && isNew(frame.id)) void obey(frame);
      if (frame.type === "watchers") tell(frame.count);
      if (frame.type === "error") problem(new Error(`${frame.code}: ${frame.message}`));
    },
    onDown() {
      // Events go over HTTP; only commands wait for the next connection.
    },
    onEnd: (error) => error && problem(error),
  });

  function tell(count: number): void {
    try {
      options.onWatchers?.(count);
    } catch (error) {
      problem(error);
    }
  }
}
