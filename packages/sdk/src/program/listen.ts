import { commandOutcome } from "@luna/contracts/events/event-types";
import type { ToProgram } from "@luna/contracts/frames/frames";
import { keepOpen } from "../socket/keep-open.ts";
import type { Program, ProgramCommand, ProgramOptions } from "./program.ts";

/** Keeps the program's WebSocket: heartbeats out, commands and watchers in. */
export function listen(
  options: ProgramOptions,
  track: Program["track"],
  problem: (error: unknown) => void,
): { close(): void } {
  async function carryOut({ id, command, data }: ProgramCommand): Promise<void> {
    try {
      if (!options.onCommand) throw new Error("the program takes no commands");
      const result = await options.onCommand({ id, command, data });
      report({ id, command, outcome: "done", ...(result !== undefined && { result }) });
    } catch (error) {
      report({ id, command, outcome: "refused", reason: String(error) });
    }
  }
  const report = (data: Record<string, unknown>) =>
    track({ type: "custom", data: { name: commandOutcome, ...data } });

  return keepOpen({
    client: options.client,
    beat: { frame: { type: "heartbeat" }, everySeconds: options.heartbeatSeconds ?? 15 },
    onOpen(link) {
      link.proven();
      link.send({ type: "heartbeat" });
    },
    onFrame(raw) {
      const frame = raw as ToProgram;
      if (frame.type === "command") void carryOut(frame);
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
