import { randomUUID } from "node:crypto";
import type { Log, Queues } from "../part.ts";

/** Something that failed for good, and where it went. */
export interface Failure {
  id: string;
  at: string;
  /** What failed: a function's name. */
  source: string;
  /** ARN of the failure destination; absent when the template names none and the event is lost. */
  destination?: string;
  body: unknown;
  /** Message attributes that a queue gets with it. */
  attributes?: Record<string, string>;
}

/** Takes what failed for good to its destination, and remembers it for the console. */
export interface Failures {
  /** Resolves once the destination has it. */
  send(failure: Pick<Failure, "source" | "destination" | "body" | "attributes">): Promise<void>;
  list(): Failure[];
}

const KEPT = 1000;

export function createFailures(queues: Queues, now: () => number, log: Log): Failures {
  const failures: Failure[] = [];
  return {
    async send(failure) {
      failures.push({ id: randomUUID(), at: new Date(now()).toISOString(), ...failure });
      if (failures.length > KEPT) failures.shift();
      const { destination, source } = failure;
      if (!destination) return log.warn(`${source} failed for good and has no failure destination`);
      log.warn(`${source} failed for good: see ${destination.split(":").at(-1)}`);
      if (destination.includes(":sqs:")) {
        await queues.send(destination, JSON.stringify(failure.body), failure.attributes);
      }
    },
    list: () => [...failures].reverse(),
  };
}
