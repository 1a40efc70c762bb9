/** How fast it goes, and how long it will take; pure but for the clock that it is given. */

export interface Progress {
  phase: "hashing" | "sending";
  /** Bytes that the hash has read; it comes before the sending. */
  hashedBytes: number;
  sentBytes: number;
  /** Unknown while a recording still runs. */
  totalBytes: number | undefined;
  /** Of the phase, over the last seconds; unknown at first. */
  bytesPerSecond: number | undefined;
  /** Of the phase. */
  secondsLeft: number | undefined;
}

const windowMs = 8000;
/** Less says nothing about the speed. */
const leastMs = 500;

/** Speed of a growing number of bytes; call it with every change. */
export function meter(now: () => number = () => performance.now()) {
  let samples: { at: number; bytes: number }[] = [];
  return {
    /** Bytes per second over the last 8 seconds. */
    speed(bytes: number): number | undefined {
      const at = now();
      // what was there before, or is sent anew, has no speed
      if (bytes < (samples.at(-1)?.bytes ?? 0)) samples = [];
      samples.push({ at, bytes });
      while (samples.length > 2 && samples[1]!.at < at - windowMs) samples.shift();
      const [first] = samples;
      const elapsedMs = at - first!.at;
      return elapsedMs < leastMs ? undefined : ((bytes - first!.bytes) / elapsedMs) * 1000;
    },
    /** After a pause the time in between does not count. */
    restart(): void {
      samples = [];
    },
  };
}

export function progressOf(
  phase: Progress["phase"],
  counts: Pick<Progress, "hashedBytes" | "sentBytes" | "totalBytes">,
  bytesPerSecond: number | undefined,
): Progress {
  const done = phase === "hashing" ? counts.hashedBytes : counts.sentBytes;
  const left = counts.totalBytes === undefined ? undefined : counts.totalBytes - done;
  return {
    phase,
    ...counts,
    bytesPerSecond,
    secondsLeft:
      left === undefined || !bytesPerSecond ? undefined : Math.ceil(left / bytesPerSecond),
  };
}
