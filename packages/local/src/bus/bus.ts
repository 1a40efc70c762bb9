import { randomUUID } from "node:crypto";
import type { AsyncInvocations } from "../functions/async-invocations.ts";
import type { Failures } from "../functions/failures.ts";
import type { RunningFunctions } from "../functions/functions.ts";
import type { Bus, BusEvent, Log, Queues } from "../part.ts";
import { matches } from "./pattern.ts";
import type { EventRule, RuleTarget } from "./rules.ts";
import { targetInput } from "./target-input.ts";

/** Hands an event to one target of a rule. */
export type Deliver = (
  rule: EventRule,
  target: RuleTarget,
  event: object,
  trigger: string,
) => Promise<void>;

interface DeliveryOptions {
  functions: Pick<RunningFunctions, "has">;
  invocations: AsyncInvocations;
  queues: Queues;
  failures: Failures;
}

/**
 * How EventBridge delivers: a function is invoked asynchronously (its own retries and failure
 * destination decide from there on), a queue gets the input as a message, and what cannot be
 * delivered at all goes to the target's dead-letter queue.
 */
export function targetDelivery(options: DeliveryOptions): Deliver {
  const { functions, invocations, queues, failures } = options;
  return async (rule, target, event, trigger) => {
    const input = targetInput(target, event);
    if (functions.has(target.Arn)) return invocations.submit(target.Arn, input, trigger).done;
    if (target.Arn.includes(":sqs:")) return queues.send(target.Arn, JSON.stringify(input));
    await failures.send({
      source: rule.name,
      destination: target.DeadLetterConfig?.Arn,
      body: input,
      attributes: { RULE_ARN: rule.arn, TARGET_ARN: target.Arn, ERROR_CODE: "NO_RESOURCE" },
    });
  };
}

interface Options {
  rules(): EventRule[];
  deliver: Deliver;
  region: string;
  account: string;
  now(): number;
  log: Log;
}

/** The default event bus. Every matching delivery is on disk when `publish` returns. */
export function createBus({ rules, deliver, region, account, now, log }: Options): Bus {
  return {
    publish(given) {
      const event: BusEvent & { version: string } = {
        version: "0",
        id: randomUUID(),
        // EventBridge's time has whole seconds.
        time: `${new Date(now()).toISOString().slice(0, 19)}Z`,
        region,
        account,
        resources: [],
        ...given,
      };
      for (const rule of rules()) {
        if (!rule.pattern || !matches(rule.pattern, event)) continue;
        for (const target of rule.targets) {
          deliver(rule, target, event, `event ${event["detail-type"]}`).catch((error) =>
            log.warn(`Rule ${rule.name}: ${error}`),
          );
        }
      }
    },
  };
}
