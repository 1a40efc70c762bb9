import { randomUUID } from "node:crypto";
import type { Functions, Part, ServiceClock } from "../part.ts";
import type { Call, Calls } from "./calls.ts";
import { FunctionError } from "./function-error.ts";
import { requestIdOf, statusOf } from "./gateway-call.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import { loggedError } from "./logged-error.ts";
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
  let stopping = false;
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
    const id = randomUUID();
    const requestId = requestIdOf(event);
    const logs: string[] = [];
    const startedAt = new Date(clock.now()).toISOString();
    const began = performance.now();
    const finish = (outcome: Pick<Call, "ok" | "status" | "error">) => {
      // Cut short by the end of the stack: the function did nothing wrong.
      if (stopping) return;
      calls.add({
        id,
        ...(requestId && { requestId }),
        function: found.fn.name,
        trigger,
        startedAt,
        durationMs: Math.round((performance.now() - began) * 10) / 10,
        ...outcome,
        logs,
      });
    };
    try {
      const onLine = (line: string) => void logs.push(line);
      const result = await found.pool.run({ requestId: id, event, onLine });
      finish(requestId ? answered(statusOf(result), logs) : { ok: true });
      return result;
    } catch (error) {
      finish({ ok: false, error: (error as Error).message });
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
      stopping = true;
      await Promise.all([...pools.values()].map(({ pool }) => pool.end()));
      await Promise.all(retired);
    },
  };
}

/** A function may catch what it could not do and say so with a status only: its log has the error. */
function answered(
  status: number | undefined,
  logs: string[],
): Pick<Call, "ok" | "status" | "error"> {
  if (status === undefined) return { ok: true };
  if (status < 500) return { ok: true, status };
  const error = loggedError(logs);
  return { ok: false, status, ...(error && { error }) };
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
