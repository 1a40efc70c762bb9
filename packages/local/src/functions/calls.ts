/** One run of a function, for the console. */
export interface Call {
  /** The request id of the run. */
  id: string;
  /** The gateway's id of the request behind it: what the function and its answer call it by. */
  requestId?: string;
  function: string;
  /** What caused it: `http GET /health`, `stream table`, `schedule name` … */
  trigger: string;
  /** ISO 8601, service time. */
  startedAt: string;
  durationMs: number;
  /** False when it threw, ran out of time or answered a gateway with a status from 500. */
  ok: boolean;
  /** What it answered a gateway with. */
  status?: number;
  error?: string;
  /** Where the console shows it whole. */
  url?: string;
  logs: string[];
}

/** How a call ended, in a few words: `ok`, `404`, `500 unexpected error: …`, `TypeError: …`. */
export function outcomeOf({ ok, status, error }: Call): string {
  const words = [status, error].filter((part) => part !== undefined).join(" ");
  return words || (ok ? "ok" : "failed");
}

/** Keeps the latest calls in memory. */
export interface Calls {
  add(call: Call): void;
  /** Calls after the one with this id of either kind, or after this time; oldest first. */
  list(after?: string): Call[];
  /** By the id of the run or by that of the gateway's request. */
  find(id: string): Call | undefined;
  /** Calls from now on are told that each has a page under this address, by its id. */
  shownAt(address: string): void;
  /** Calls so far, those that are no longer kept too. */
  count(): number;
  onCall(listener: (call: Call) => void): void;
}

const KEPT = 5000;

export function createCalls(): Calls {
  const calls: Call[] = [];
  const listeners: ((call: Call) => void)[] = [];
  let count = 0;
  let pages: string | undefined;
  const has = (call: Call, id: string) => call.id === id || call.requestId === id;
  return {
    count: () => count,
    shownAt(address) {
      pages = address;
    },
    add(added) {
      const call = { ...added, ...(pages && { url: `${pages}/${added.id}` }) };
      count += 1;
      calls.push(call);
      if (calls.length > KEPT) calls.splice(0, calls.length - KEPT);
      for (const listener of listeners) listener(call);
    },
    list(after) {
      if (!after) return [...calls];
      const index = calls.findIndex((call) => has(call, after));
      if (index >= 0) return calls.slice(index + 1);
      const time = Date.parse(after);
      return Number.isNaN(time)
        ? [...calls]
        : calls.filter(({ startedAt }) => Date.parse(startedAt) > time);
    },
    find: (id) => calls.find((call) => has(call, id)),
    onCall: (listener) => listeners.push(listener),
  };
}
