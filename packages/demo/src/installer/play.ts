import type { Program } from "@luna/sdk";
import type { LocalConsole } from "../stack/local-console.ts";
import { DemoError } from "../stack/stack.ts";
import type { Beat } from "./script.ts";

/** Plays a script in service time, some seconds at a time, and sends the events of each such step. */
export async function play(
  beats: readonly Beat[],
  program: Program,
  clock: Pick<LocalConsole, "now" | "advanceTo">,
  /** What is due by the clock runs in between. */
  stepSeconds = 60,
): Promise<void> {
  const startedAt = clock.now();
  const last = beats.at(-1)?.seconds ?? 0;
  for (let from = -1, to = 0; from < last; from = to) {
    to = Math.min(Math.max(to, 0) + stepSeconds, Math.ceil(last));
    await clock.advanceTo(startedAt + to * 1000);
    for (const { seconds, event } of beats)
      if (seconds > from && seconds <= to)
        program.track({ ...event, at: new Date(startedAt + seconds * 1000).toISOString() });
    if (!(await program.flush(20_000)))
      throw new DemoError(
        `The events were not taken: ${program.status().stoppedBy?.message ?? "no answer in time"}`,
      );
  }
}
