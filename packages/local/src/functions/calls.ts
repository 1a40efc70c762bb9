/** One run of a function, for the console. */
export interface Call {
  /** The request id of the run. */
  id: string;
  function: string;
  /** What caused it: `http GET /health`, `stream table`, `schedule name` … */
  trigger: string;
  /** ISO 8601, service time. */
  startedAt: string;
  durationMs: number;
  ok: boolean;
  error?: string;
  logs: string[];
}

/** Keeps the latest calls in memory. */
export interface Calls {
  add(call: Call): void;
  /** Calls after the one with this id, or after this time; oldest first. */
  list(after?: string): Call[];
  find(id: string): Call | undefined;
  /** Calls so far, those that are no longer kept too. */
  count(): number;
  onCall(listener: (call: Call) => void): void;
}

const KEPT = 5000;

export function createCalls(): Calls {
  const calls: Call[] = [];
  const listeners: ((call: Call) => void)[] = [];
  let count = 0;
  return {
    count: () => count,
    add(call) {
      count += 1;
      calls.push(call);
      if (calls.length > KEPT) calls.splice(0, calls.length - KEPT);
      for (const listener of listeners) listener(call);
    },
    list(after) {
      if (!after) return [...calls];
      const index = calls.findIndex(({ id }) => id === after);
      if (index >= 0) return calls.slice(index + 1);
      const time = Date.parse(after);
      return Number.isNaN(time)
        ? [...calls]
        : calls.filter(({ startedAt }) => Date.parse(startedAt) > time);
    },
    find: (id) => calls.find((call) => call.id === id),
    onCall: (listener) => listeners.push(listener),
  };
}
