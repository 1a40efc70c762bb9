import type { OpenAssembly } from "../assembly/assembly.ts";
import type { Pattern } from "./pattern.ts";
import type { TargetInput } from "./target-input.ts";

export interface RuleTarget extends TargetInput {
  Id: string;
  Arn: string;
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  DeadLetterConfig?: { Arn?: string };
}

/** A rule of the template that is switched on. */
export interface EventRule {
  name: string;
  arn: string;
  pattern?: Pattern;
  /** `rate(…)` or `cron(…)`. */
  schedule?: string;
  targets: RuleTarget[];
}

export function eventRules(assembly: OpenAssembly): EventRule[] {
  return assembly
    .resources("AWS::Events::Rule")
    .filter(({ properties }) => properties.State !== "DISABLED")
    .map(({ name, arn, properties }) => ({
      name,
      arn,
      pattern: properties.EventPattern,
      schedule: properties.ScheduleExpression,
      targets: properties.Targets ?? [],
    }));
}
