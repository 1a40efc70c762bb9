import { letExit } from "./let-exit.ts";

/** How long to wait before the next attempt, in ms: exponential with full jitter, so that many clients do not come back at once. */
export function backOffMs(
  attempt: number,
  { baseMs, capMs }: { baseMs: number; capMs: number },
  random: () => number = Math.random,
): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30)));
}

/** No wait is longer, whatever an answer asks for; a timer of more than 24 days would end at once. */
const longestMs = 10 * 60_000;

/** Resolves after `ms`, ten minutes at most, or at once with the signal; the caller looks at the signal. In the background it keeps no program from ending. */
export function pause(
  ms: number,
  signal?: AbortSignal,
  { background = false } = {},
): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, longestMs));
    if (background) letExit(timer);
    signal?.addEventListener("abort", done);
  });
}
