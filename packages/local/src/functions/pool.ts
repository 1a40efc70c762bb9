import type { LambdaFunction } from "./lambda-function.ts";
import { type LambdaWorker, startLambdaWorker, type WorkerCall } from "./lambda-worker.ts";

/** The execution environments of one function. */
export interface Pool {
  /** Runs a call in a warm worker, a new one, or the next that is free. @throws FunctionError */
  run(call: WorkerCall): Promise<unknown>;
  /** Calls that run or wait. */
  readonly busy: number;
  readonly warm: number;
  end(): Promise<void>;
}

/** Idle workers beyond the first are ended after this time. */
const KEEP_IDLE_MS = 120_000;

export function createPool(fn: LambdaFunction, clock: SharedArrayBuffer): Pool {
  const idle: { worker: LambdaWorker; since: number }[] = [];
  const all = new Set<LambdaWorker>();
  const waiting: { resolve(worker: LambdaWorker): void; reject(error: Error): void }[] = [];
  let ended = false;
  let busy = 0;

  const reaper = setInterval(() => {
    while (idle.length > 1 && idle[0] && Date.now() - idle[0].since > KEEP_IDLE_MS) {
      const { worker } = idle.shift() ?? {};
      if (worker) all.delete(worker);
      void worker?.end();
    }
  }, KEEP_IDLE_MS / 4);
  reaper.unref();

  // A worker that starts now would keep the process that is about to end.
  const over = () => new Error(`${fn.name} takes no more calls: the stack stops.`);

  function start(): LambdaWorker {
    const worker = startLambdaWorker(fn, clock);
    all.add(worker);
    return worker;
  }

  function take(): LambdaWorker | Promise<LambdaWorker> {
    if (ended) throw over();
    for (let next = idle.pop(); next; next = idle.pop()) {
      if (next.worker.alive) return next.worker;
      all.delete(next.worker);
    }
    if (all.size < fn.concurrency) return start();
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  }

  function release(worker: LambdaWorker): void {
    if (ended || !worker.alive) {
      all.delete(worker);
      if (ended) void worker.end();
      else waiting.shift()?.resolve(start());
      return;
    }
    const next = waiting.shift();
    if (next) next.resolve(worker);
    else idle.push({ worker, since: Date.now() });
  }

  return {
    get busy() {
      return busy;
    },
    get warm() {
      return all.size;
    },
    async run(call) {
      busy += 1;
      try {
        const worker = await take();
        try {
          return await worker.run(call);
        } finally {
          release(worker);
        }
      } finally {
        busy -= 1;
      }
    },
    async end() {
      ended = true;
      clearInterval(reaper);
      for (const { reject } of waiting.splice(0)) reject(over());
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}
