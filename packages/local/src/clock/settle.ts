import type { Part } from "../part.ts";

export interface Settling {
  /** Everything that can be busy. */
  parts(): Part[];
  /** Resolves when the streams were read to their end by a look that began after the call. */
  drainStreams(): Promise<void>;
  /** Number of function calls so far. */
  callCount(): number;
}

/** What a settle that ran out of patience was waiting for. */
export type StillBusy = string[];

const PAUSE_MS = 10;

/**
 * Waits until nothing is left to do: the streams are read, no function was called meanwhile and no
 * part is busy. Answers the names of what was still busy at the limit; none when all is idle.
 */
export async function settle(settling: Settling, limitMs = 120_000): Promise<StillBusy> {
  const endsAt = performance.now() + limitMs;
  for (;;) {
    const callsBefore = settling.callCount();
    const drained = await Promise.race([
      settling.drainStreams().then(() => true),
      sleep(Math.max(0, endsAt - performance.now())).then(() => false),
    ]);
    const busy = settling.parts().filter((part) => part.idle?.() === false);
    if (drained && busy.length === 0 && settling.callCount() === callsBefore) return [];
    if (performance.now() >= endsAt) {
      return [...(drained ? [] : ["streams"]), ...busy.map(({ name }) => name)];
    }
    await sleep(PAUSE_MS);
  }
}

/** The timer does not keep the process alive: a race may have been decided long before. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
