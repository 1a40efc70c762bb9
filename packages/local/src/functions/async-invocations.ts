import { randomUUID } from "node:crypto";
import type { OpenAssembly } from "../assembly/assembly.ts";
import type { Functions, Part } from "../part.ts";
import type { Failures } from "./failures.ts";
import { type ErrorPayload, FunctionError } from "./function-error.ts";
import type { Journal } from "./journal.ts";

/** What the template says on asynchronous calls of one function (`EventInvokeConfig`). */
export interface AsyncPolicy {
  retries: number;
  maxAgeSeconds: number;
  /** Takes the invocation record of an event that failed for good. */
  onFailure?: string;
  /** Takes the bare event (`DeadLetterConfig`). */
  deadLetter?: string;
}

export interface Invocation {
  functionArn: string;
  event: unknown;
  trigger: string;
  attempts: number;
  /** Real time, epoch milliseconds. */
  acceptedAt: number;
}

/** Asynchronous invocations: kept on disk until the function did them or a destination has them. */
export interface AsyncInvocations extends Part {
  /** Returns once the event is kept; the promise inside settles when it is done with. */
  submit(functionArn: string, event: unknown, trigger: string): { done: Promise<void> };
  /** Takes up what an earlier run left. */
  resume(): void;
  idle(): boolean;
}

interface Options {
  functions: Functions;
  policyOf(functionArn: string): AsyncPolicy;
  journal: Journal<Invocation>;
  failures: Failures;
  /** Waits before the first and the second retry; Lambda takes one and two minutes. */
  retryDelaysMs?: number[];
}

export function createAsyncInvocations(options: Options): AsyncInvocations {
  const { functions, policyOf, journal, failures, retryDelaysMs = [500, 1000] } = options;
  let open = 0;
  let stopped = false;

  async function deliver(id: string, invocation: Invocation): Promise<void> {
    const { functionArn, event, trigger } = invocation;
    const policy = policyOf(functionArn);
    for (;;) {
      try {
        await functions.invoke(functionArn, event, trigger);
        journal.remove(id);
        return;
      } catch (error) {
        // While the stack stops, workers end under their calls: the next start repeats them.
        if (stopped) return;
        invocation.attempts += 1;
        const tooOld = Date.now() - invocation.acceptedAt > policy.maxAgeSeconds * 1000;
        if (invocation.attempts > policy.retries || tooOld) {
          await fail(invocation, policy, errorPayload(error), tooOld);
          journal.remove(id);
          return;
        }
        journal.update(id, invocation);
        await sleep(retryDelaysMs[invocation.attempts - 1] ?? retryDelaysMs.at(-1) ?? 0);
        if (stopped) return;
      }
    }
  }

  async function fail(
    invocation: Invocation,
    policy: AsyncPolicy,
    error: ErrorPayload,
    tooOld: boolean,
  ): Promise<void> {
    const source = invocation.functionArn.split(":").at(-1) ?? invocation.functionArn;
    if (policy.deadLetter) {
      await failures.send({ source, destination: policy.deadLetter, body: invocation.event });
    }
    if (policy.onFailure || !policy.deadLetter) {
      const body = invocationRecord(invocation, error, tooOld);
      await failures.send({ source, destination: policy.onFailure, body });
    }
  }

  function run(id: string, invocation: Invocation): Promise<void> {
    open += 1;
    return deliver(id, invocation).finally(() => {
      open -= 1;
    });
  }

  return {
    name: "asynchronous invocations",
    submit(functionArn, event, trigger) {
      const invocation = { functionArn, event, trigger, attempts: 0, acceptedAt: Date.now() };
      return { done: run(journal.add(invocation), invocation) };
    },
    resume() {
      for (const { id, entry } of journal.pending()) void run(id, entry);
    },
    idle: () => open === 0,
    async stop() {
      stopped = true;
    },
  };
}

/** The record that an on-failure destination gets, in Lambda's shape. */
function invocationRecord(invocation: Invocation, error: ErrorPayload, tooOld: boolean) {
  return {
    version: "1.0",
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${invocation.functionArn}:$LATEST`,
      condition: tooOld ? "EventAgeExceeded" : "RetriesExhausted",
      approximateInvokeCount: invocation.attempts,
    },
    requestPayload: invocation.event,
    responseContext: {
      statusCode: 200,
      executedVersion: "$LATEST",
      functionError: "Unhandled",
    },
    responsePayload: error,
  };
}

/** Reads the policies of all functions from the template. */
export function asyncPolicies(assembly: OpenAssembly): (functionArn: string) => AsyncPolicy {
  const policies = new Map<string, AsyncPolicy>();
  for (const { name, arn, properties } of assembly.resources("AWS::Lambda::Function")) {
    const config = assembly
      .resources("AWS::Lambda::EventInvokeConfig")
      .find(({ properties: { FunctionName } }) => FunctionName === name || FunctionName === arn);
    policies.set(arn, {
      retries: config?.properties.MaximumRetryAttempts ?? 2,
      maxAgeSeconds: config?.properties.MaximumEventAgeInSeconds ?? 21_600,
      onFailure: config?.properties.DestinationConfig?.OnFailure?.Destination,
      deadLetter: properties.DeadLetterConfig?.TargetArn,
    });
  }
  return (functionArn) => policies.get(functionArn) ?? { retries: 2, maxAgeSeconds: 21_600 };
}

function errorPayload(error: unknown): ErrorPayload {
  if (error instanceof FunctionError) return error.payload;
  return { errorType: "Error", errorMessage: String(error) };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
