/** Pausing, going on and ending of work that is made of repeatable steps. */

/** The upload was cancelled. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";
  constructor() {
    super("The upload was cancelled.");
  }
}

export interface Steering {
  readonly paused: boolean;
  readonly cancelled: boolean;
  pause(): void;
  resume(): void;
  cancel(): void;
  /**
   * Runs a step while it goes; a pause cuts it short and the step runs again when it goes on.
   * @throws CancelledError, or the reason of the caller's own signal
   */
  step<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Waits while it is paused. @throws as `step` */
  goesOn(): Promise<void>;
}

/** `outer` ends it for good. */
export function steering(outer?: AbortSignal): Steering {
  let running = new AbortController();
  let waiting: (() => void)[] = [];
  let paused = false;
  let cancelled = false;
  const wake = () => {
    for (const each of waiting) each();
    waiting = [];
  };
  outer?.addEventListener("abort", wake, { once: true });

  function check(): void {
    if (cancelled) throw new CancelledError();
    outer?.throwIfAborted();
  }

  async function goesOn(): Promise<void> {
    check();
    while (paused) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      check();
    }
  }

  return {
    get paused() {
      return paused;
    },
    get cancelled() {
      return cancelled;
    },
    pause() {
      if (paused || cancelled) return;
      paused = true;
      running.abort(new Error("paused"));
    },
    resume() {
      if (!paused) return;
      paused = false;
      running = new AbortController();
      wake();
    },
    cancel() {
      cancelled = true;
      paused = false;
      running.abort(new CancelledError());
      wake();
    },
    goesOn,
    async step(act) {
      for (;;) {
        await goesOn();
        const { signal } = running;
        try {
          return await act(outer ? AbortSignal.any([signal, outer]) : signal);
        } catch (error) {
          check();
          if (!signal.aborted) throw error;
        }
      }
    },
  };
}
