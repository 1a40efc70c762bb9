import type { Part } from "../part.ts";
import type { Schedules } from "../schedule/schedules.ts";
import type { MovableClock } from "./service-clock.ts";
import type { StillBusy } from "./settle.ts";

const MAX_STEPS = 200;
const MINUTE_MS = 60_000;
const unitMs: Record<string, number> = { s: 1000, m: MINUTE_MS, h: 3_600_000, d: 86_400_000 };

/** Reads `90s`, `30m`, `24h` or `7d`. @throws Error with a sentence on anything else */
export function durationMs(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text.trim()) ?? [];
  if (!amount || !unit) throw new Error(`"${text}" is not a duration such as 90s, 30m, 24h or 7d.`);
  return Math.round(Number(amount) * (unitMs[unit] ?? 0));
}

/** Equal steps for an advance: at most 200, none under a minute (a shorter advance is one step). */
export function stepsOf(totalMs: number, most = MAX_STEPS): { count: number; stepMs: number } {
  const count = Math.min(most, MAX_STEPS, Math.max(1, Math.floor(totalMs / MINUTE_MS)));
  return { count, stepMs: totalMs / count };
}

interface Options {
  clock: MovableClock;
  schedules: Pick<Schedules, "pause" | "resume" | "fireDue">;
  settle(): Promise<StillBusy>;
  /** Whatever else goes by the service clock, such as the age of sockets. */
  onStep(): void | Promise<void>;
}

/**
 * Moves the clock ahead and answers when everything that became due on the way has run. Fewer steps are
 * quicker, for a time in which nothing is due that has to come in order.
 *
 * @throws Error when the stack stops meanwhile; the clock then stands where the last step left it
 */
export type Advance = (byMs: number, mostSteps?: number) => Promise<StillBusy>;

export interface Advances extends Part {
  advance: Advance;
}

export function createAdvances({ clock, schedules, settle, onStep }: Options): Advances {
  // One advance at a time; a second one begins where the first has ended.
  let last: Promise<unknown> = Promise.resolve();
  let stopped = false;

  async function settled(): Promise<StillBusy> {
    const busy = stopped ? [] : await settle();
    if (stopped) throw new Error("The stack stopped in the middle of the advance.");
    return busy;
  }

  async function run(byMs: number, mostSteps?: number): Promise<StillBusy> {
    const { count, stepMs } = stepsOf(byMs, mostSteps);
    let busy: StillBusy = [];
    schedules.pause();
    try {
      // what was begun by now ends now
      await settled();
      for (let step = 0; step < count; step += 1) {
        clock.move(stepMs);
        await schedules.fireDue();
        await onStep();
        busy = await settled();
      }
    } finally {
      if (!stopped) schedules.resume();
    }
    return busy;
  }

  return {
    name: "advance of the clock",
    advance(byMs, mostSteps) {
      const next = last.then(() => run(byMs, mostSteps));
      last = next.catch(() => undefined);
      return next;
    },
    async stop() {
      stopped = true;
    },
  };
}
