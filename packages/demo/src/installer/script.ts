/** A scripted run of the Luna installer: what happens, and how many seconds after the session's start. */
import type { TrackedEvent } from "@luna/sdk";

export interface Beat {
  seconds: number;
  event: TrackedEvent;
}

/** Writes beats in the order of their time. */
export interface Script {
  /** Lets time pass. */
  wait(seconds: number): void;
  /** Something happens now, in the task that runs. */
  on(event: TrackedEvent["type"], more?: Omit<TrackedEvent, "type" | "at">): void;
  /** The same again and again, `everySeconds` apart. */
  repeat(
    times: number,
    everySeconds: number,
    event: TrackedEvent["type"],
    more?: Omit<TrackedEvent, "type" | "at">,
  ): void;
  /** A task from its start to its end. */
  task(id: string, rating: number, play: () => void, how?: { success: boolean }): void;
}

export function script(write: (script: Script) => void): Beat[] {
  const beats: Beat[] = [];
  let seconds = 0;
  let task: string | undefined;
  const on: Script["on"] = (type, more = {}) => {
    beats.push({ seconds, event: { type, ...(task && { task }), ...more } });
  };
  write({
    on,
    wait: (more) => {
      seconds += more;
    },
    repeat(times, everySeconds, type, more) {
      for (let turn = 0; turn < times; turn++) {
        if (turn > 0) seconds += everySeconds;
        on(type, more);
      }
    },
    task(id, rating, play, { success } = { success: true }) {
      task = id;
      on("task_started");
      play();
      on("task_completed", { data: { success } });
      seconds += 2;
      on("task_rated", { data: { rating } });
      task = undefined;
      seconds += 4;
    },
  });
  return beats;
}
