/** The pause between two looks at a stream in which nothing was found. */
export interface Rest {
  /** Waits, the longer the more often in turn: from `shortestMs`, doubled each time, up to `longestMs`. */
  wait(): Promise<void>;
  /** Something is there or will be soon: the wait that runs lasts `shortestMs` from now at most, as do the next. */
  shorten(): void;
  /** Ends the wait that runs. */
  end(): void;
}

/** A table that nobody writes is looked at seldom, one that is written as often as ever. */
export function createRest({ shortestMs, longestMs }: Bounds): Rest {
  let turns = 0;
  let resting: { end(): void; timer: NodeJS.Timeout; isShort: boolean } | undefined;
  return {
    wait() {
      const ms = Math.min(longestMs, shortestMs * 2 ** turns);
      turns += 1;
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(resting?.timer);
          resting = undefined;
          resolve();
        };
        resting = { end, timer: setTimeout(end, ms), isShort: ms <= shortestMs };
      });
    },
    shorten() {
      turns = 0;
      // Once only: a table that is written all the time must not put off the next look for ever.
      if (!resting || resting.isShort) return;
      clearTimeout(resting.timer);
      resting = { ...resting, timer: setTimeout(resting.end, shortestMs), isShort: true };
    },
    end: () => resting?.end(),
  };
}

interface Bounds {
  shortestMs: number;
  longestMs: number;
}
