import type { FailureQueue } from "@luna/contracts/failure-queues";
import { Queue as CdkQueue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import { Queue, type Stack } from "sst/constructs";

/** Where ends what could not be worked off: kept for two weeks, watched by an alarm, redriven by hand. */
export function failureQueue(stack: Stack, id: FailureQueue): CdkQueue {
  const queue = new Queue(stack, id, {
    cdk: {
      queue: {
        encryption: QueueEncryption.SQS_MANAGED,
        enforceSSL: true,
        retentionPeriod: Duration.days(14),
      },
    },
  });
  if (!(queue.cdk.queue instanceof CdkQueue)) throw new Error(`${id} is not a queue of this stack`);
  return queue.cdk.queue;
}
