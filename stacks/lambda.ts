import { Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { type App, Function as LambdaFunction, type Stack } from "sst/constructs";
import { bundling } from "./bundling.ts";
import { type Grant, sendMessages } from "./grants.ts";
import { readSettings } from "./settings.ts";

export interface LambdaOptions {
  /** `packages/functions/src/<folder>/<file>.handler` */
  handler: string;
  /** One sentence, shown in the console. */
  description: string;
  memoryMb: number;
  timeoutSeconds: number;
  environment: Record<string, string>;
  grants: (Grant | Grant[])[];
  /** Where events end that Lambda was given to run and could not, for functions that nobody waits for. */
  onFailure?: { queue: IQueue; retries: 0 | 1 | 2; maxAgeSeconds: number };
}

/**
 * A function with a role, a log group and exactly the grants of its own. The role takes no other
 * policy: what CDK or SST would add for themselves is refused, so that the list is the truth.
 */
export function lambda(stack: Stack, id: string, options: LambdaOptions): LambdaFunction {
  const app = stack.node.root as App;
  const { onFailure } = options;
  const logGroup = new LogGroup(stack, `${id}-logs`, {
    logGroupName: `/${app.name}/${app.stage}/${id}`,
    retention: readSettings(app.stage).logRetentionDays as RetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(stack, `${id}-role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    description: `What the function ${id} may do.`,
  });
  const log = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [logGroup.logGroupArn],
  };
  const grants = [...options.grants.flat(), log];
  if (onFailure) grants.push(sendMessages(onFailure.queue));
  const policy = new Policy(stack, `${id}-policy`, {
    roles: [role],
    statements: grants.map((grant) => new PolicyStatement(grant)),
  });
  const made = new LambdaFunction(stack, id, {
    functionName: app.logicalPrefixedName(id),
    description: options.description,
    handler: options.handler,
    runtime: "nodejs24.x",
    architecture: "arm_64",
    memorySize: options.memoryMb,
    timeout: options.timeoutSeconds,
    // X-Ray would need a client in every bundle and a grant on `*`; logs and metrics carry the request id.
    tracing: "disabled",
    role: role.withoutPolicyUpdates(),
    logGroup,
    environment: { ...options.environment, NODE_OPTIONS: "--enable-source-maps" },
    nodejs: bundling,
    ...(onFailure && {
      onFailure: new SqsDestination(onFailure.queue),
      retryAttempts: onFailure.retries,
      maxEventAge: Duration.seconds(onFailure.maxAgeSeconds),
    }),
    // Nothing is bound by name: no parameter in SSM for it.
    _doNotAllowOthersToBind: true,
  });
  // SST says an older one until it has bundled the code, and in stacks that it only looks at.
  (made.node.defaultChild as CfnFunction).runtime = "nodejs24.x";
  made.node.addDependency(policy);
  return made;
}
