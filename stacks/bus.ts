import { EventBus as DefaultBus } from "aws-cdk-lib/aws-events";
import { Duration } from "aws-cdk-lib/core";
import { EventBus, type StackContext, use } from "sst/constructs";
import { Data } from "./data.ts";
import { environmentOf, eventSourceOf } from "./environment.ts";
import { failureQueue } from "./failure-queue.ts";
import {
  deleteVersions,
  getObjects,
  listObjects,
  readItems,
  readSecret,
  sendEmail,
  writeItems,
} from "./grants.ts";
import { lambda } from "./lambda.ts";
import { Mail } from "./mail.ts";
import { Schedule } from "./schedule.ts";
import { Storage } from "./storage.ts";

/**
 * Rules on the account's default bus, the only one that S3 and SES publish to. All stages share it:
 * each rule matches this stage's source, bucket or configuration set and nothing else.
 */
export function Bus({ stack, app }: StackContext) {
  const { table, secret } = use(Data);
  const { bucket } = use(Storage);
  const { identityArn, configurationSetArn, configurationSetName } = use(Mail);
  const { functions } = use(Schedule);
  const env = environmentOf(stack);
  const failures = failureQueue(stack, "bus-failures");
  const onFailure = { queue: failures, retries: 2, maxAgeSeconds: 3600 } as const;
  const readAndPut = [readItems(table, "GetItem"), writeItems(table, "PutItem")];

  const mail = lambda(stack, "mail", {
    handler: "packages/functions/src/bus/mail.handler",
    description: "Renders and sends the mails of the outbox.",
    memoryMb: 1024,
    timeoutSeconds: 60,
    environment: {
      ...env.data,
      ...env.secret,
      ...env.addresses,
      ...env.study,
      ...env.mail,
    },
    grants: [...readAndPut, readSecret(secret), sendEmail(identityArn, configurationSetArn)],
    onFailure,
  });
  const uploaded = lambda(stack, "uploaded", {
    handler: "packages/functions/src/bus/uploaded.handler",
    description: "Checks size, hash and type of what was uploaded, and removes what is wrong.",
    // Hashes up to 5 GB: as fast as one core gets.
    memoryMb: 1769,
    timeoutSeconds: 900,
    environment: { ...env.data, ...env.limits, ...env.bucket },
    grants: [...readAndPut, getObjects(bucket), listObjects(bucket), deleteVersions(bucket)],
    onFailure,
  });
  const delivery = lambda(stack, "delivery", {
    handler: "packages/functions/src/bus/delivery.handler",
    description: "Records how mails fared.",
    memoryMb: 512,
    timeoutSeconds: 30,
    environment: { ...env.data, ...env.addresses },
    grants: readAndPut,
    onFailure,
  });

  const deliver = (to: ReturnType<typeof lambda>) => ({
    function: {
      function: to,
      cdk: {
        target: {
          deadLetterQueue: failures,
          retryAttempts: 10,
          maxEventAge: Duration.hours(2),
        },
      },
    },
  });
  const source = [eventSourceOf(app.stage)];
  new EventBus(stack, "bus", {
    cdk: { eventBus: DefaultBus.fromEventBusName(stack, "default-bus", "default") },
    rules: {
      "email-queued": { pattern: { source, detailType: ["email.queued"] }, targets: deliver(mail) },
      "job-queued": {
        pattern: { source, detailType: ["job.queued"] },
        targets: deliver(functions.jobs),
      },
      "object-created": {
        pattern: {
          source: ["aws.s3"],
          detailType: ["Object Created"],
          detail: { bucket: { name: [bucket.bucketName] } },
        },
        targets: deliver(uploaded),
      },
      "mail-fared": {
        pattern: {
          source: ["aws.ses"],
          detail: { mail: { tags: { "ses:configuration-set": [configurationSetName] } } },
        },
        targets: deliver(delivery),
      },
    },
  });

  return { functions: { mail, uploaded, delivery }, failures };
}
