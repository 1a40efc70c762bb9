import { randomUUID } from "node:crypto";
import type { Functions, Part, ServiceClock } from "../part.ts";
import type { Calls } from "./calls.ts";
import { FunctionError } from "./function-error.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import { createPool, type Pool } from "./pool.ts";

/** All functions of the template, each with its pool of workers. */
export interface RunningFunctions extends Functions, Part {
  list(): { fn: LambdaFunction; busy: number; warm: number }[];
  has(functionArn: string): boolean;
  /** Takes over new code and settings: calls that run finish in the old worker. */
  replace(functions: LambdaFunction[]): Promise<void>;
  idle(): boolean;
}

interface Options {
  functions: LambdaFunction[];
  clock: ServiceClock & { shared: SharedArrayBuffer };
  calls: Calls;
}

export function runFunctions({ functions, clock, calls }: Options): RunningFunctions {
  let pools = new Map<string, { fn: LambdaFunction; pool: Pool }>();
  // Pools whose function was replaced, until their last call has ended.
  const retired = new Set<Promise<void>>();

  function open(list: LambdaFunction[]): void {
    const next: typeof pools = new Map();
    for (const fn of list) {
      const old = pools.get(fn.arn);
      const same = old && JSON.stringify(old.fn) === JSON.stringify(fn);
      next.set(fn.arn, same ? old : { fn, pool: createPool(fn, clock.shared) });
    }
    for (const [arn, { pool }] of pools) {
      if (next.get(arn)?.pool === pool) continue;
      const ending = drained(pool).then(() => pool.end());
      retired.add(ending);
      void ending.finally(() => retired.delete(ending));
    }
    pools = next;
  }
  open(functions);

  async function invoke(functionArn: string, event: unknown, trigger: string): Promise<unknown> {
    const found = pools.get(withoutVersion(functionArn));
    if (!found) {
      throw new FunctionError({
        errorType: "ResourceNotFoundException",
        errorMessage: `Function not found: ${functionArn}`,
      });
    }
    const requestId = randomUUID();
    const logs: string[] = [];
    const startedAt = new Date(clock.now()).toISOString();
    const began = performance.now();
    const finish = (error?: string) =>
      calls.add({
        id: requestId,
        function: found.fn.name,
        trigger,
        startedAt,
        durationMs: Math.round((performance.now() - began) * 10) / 10,
        ok: error === undefined,
        ...(error !== undefined && { error }),
        logs,
      });
    try {
      const onLine = (line: string) => void logs.push(line);
      const result = await found.pool.run({ requestId, event, onLine });
      finish();
      return result;
    } catch (error) {
      finish((error as Error).message);
      throw error;
    }
  }

  return {
    name: "functions",
    invoke,
    has: (functionArn) => pools.has(withoutVersion(functionArn)),
    list: () =>
      [...pools.values()].map(({ fn, pool }) => ({ fn, busy: pool.busy, warm: pool.warm })),
    idle: () => [...pools.values()].every(({ pool }) => pool.busy === 0),
    async replace(next) {
      open(next);
    },
    async stop() {
      await Promise.all([...pools.values()].map(({ pool }) => pool.end()));
      await Promise.all(retired);
    },
  };
}

/** The ARN without `:$LATEST` or an alias. */
function withoutVersion(functionArn: string): string {
  return functionArn.split(":").slice(0, 7).join(":");
}

async function drained(pool: Pool): Promise<void> {
  for (let waitedMs = 0; pool.busy > 0 && waitedMs < 60_000; waitedMs += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
