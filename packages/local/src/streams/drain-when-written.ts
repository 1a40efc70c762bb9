import type { Streams } from "./streams.ts";

export interface DrainWhenWritten {
  /** A table was written. */
  onWrite(): void;
  /** Resolves when every mapping has done with everything that was told of before the call. */
  drained(): Promise<void>;
}

/** Reads the streams to their end only where something was written since that was done last. */
export function drainWhenWritten(streams: Pick<Streams, "nudge" | "drained">): DrainWhenWritten {
  let writes = 0;
  /** Writes before the last drain that came to its end; none yet: an earlier run may have left some. */
  let drainedWrites = -1;
  return {
    onWrite() {
      writes += 1;
      streams.nudge();
    },
    async drained() {
      if (drainedWrites === writes) return;
      const before = writes;
      await streams.drained();
      drainedWrites = Math.max(drainedWrites, before);
    },
  };
}
