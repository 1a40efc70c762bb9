import { Worker } from "node:worker_threads";
import { type ErrorPayload, exited, FunctionError, timedOut } from "./function-error.ts";
import type { LambdaFunction } from "./lambda-function.ts";

/** One execution environment of a function: it runs one call at a time and stays warm. */
export interface LambdaWorker {
  /**
   * Runs one call. After a timeout or an exit the worker is gone (`alive` is false).
   * @throws FunctionError
   */
  run(call: WorkerCall): Promise<unknown>;
  readonly alive: boolean;
  end(): Promise<void>;
}

export interface WorkerCall {
  requestId: string;
  event: unknown;
  /** Takes what the function prints. */
  onLine(line: string): void;
}

type Message =
  | { kind: "ready" }
  | { kind: "refused"; error: ErrorPayload }
  | { kind: "log"; requestId?: string; line: string }
  | { kind: "done"; requestId: string; json: string | undefined }
  | { kind: "failed"; requestId: string; error: ErrorPayload };

interface Running {
  call: WorkerCall;
  settle(outcome: { json: string | undefined } | { error: ErrorPayload }): void;
}

/** Starts a worker thread for a function; `clock` holds the service clock's offset. */
export function startLambdaWorker(fn: LambdaFunction, clock: SharedArrayBuffer): LambdaWorker {
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
    workerData: {
      url: fn.moduleUrl,
      exportName: fn.exportName,
      handlerName: fn.handler,
      clock,
    },
    env: fn.environment,
    execArgv: ["--enable-source-maps"],
    resourceLimits: { maxOldGenerationSizeMb: fn.memoryMb },
    stdout: true,
    stderr: true,
  });
  // Output before the runtime takes it over would otherwise fill the pipe.
  worker.stdout.resume();
  worker.stderr.resume();
  let alive = true;
  let running: Running | undefined;
  let ready: () => void;
  let refused: ErrorPayload | undefined;
  const started = new Promise<void>((resolve) => {
    ready = resolve;
  });

  worker.on("message", (message: Message) => {
    if (message.kind === "ready") return ready();
    if (message.kind === "log") return running?.call.onLine(message.line);
    if (message.kind === "refused") {
      refused = message.error;
      return ready();
    }
    if (message.requestId !== running?.call.requestId) return;
    running?.settle(message.kind === "done" ? { json: message.json } : { error: message.error });
  });
  const gone = (reason: string) => {
    alive = false;
    running?.settle({ error: refused ?? exited(running.call.requestId, reason) });
    ready();
  };
  worker.on("error", (error: Error & { code?: string }) => {
    const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
    gone(outOfMemory ? "signal: killed" : `${error.name}: ${error.message}`);
  });
  worker.on("exit", (code) => gone(`exit status ${code}`));

  async function end(): Promise<void> {
    alive = false;
    await worker.terminate();
  }

  return {
    get alive() {
      return alive;
    },
    end,
    async run(call) {
      const outcome = await new Promise<Parameters<Running["settle"]>[0]>((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        running = {
          call,
          settle(result) {
            clearTimeout(timer);
            resolve(result);
          },
        };
        // Loading the module does not count: Lambda gives it its own time.
        void started.then(() => {
          if (refused) return running?.settle({ error: refused });
          if (!alive) return running?.settle({ error: exited(call.requestId, "exit status 1") });
          const deadlineMs = Date.now() + fn.timeoutSeconds * 1000;
          timer = setTimeout(() => {
            running?.settle({ error: timedOut(call.requestId, fn.timeoutSeconds) });
            void end();
          }, fn.timeoutSeconds * 1000);
          worker.postMessage({ event: call.event, context: contextOf(fn, call, deadlineMs) });
        });
      });
      running = undefined;
      if (refused) await end();
      if ("error" in outcome) throw new FunctionError(outcome.error);
      return outcome.json === undefined ? null : JSON.parse(outcome.json);
    },
  };
}

function contextOf(fn: LambdaFunction, call: WorkerCall, deadlineMs: number) {
  return {
    awsRequestId: call.requestId,
    functionName: fn.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: fn.arn,
    memoryLimitInMB: String(fn.memoryMb),
    logGroupName: `/aws/lambda/${fn.name}`,
    logStreamName: fn.environment.AWS_LAMBDA_LOG_STREAM_NAME,
    deadlineMs,
  };
}
