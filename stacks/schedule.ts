import { EventBus } from "aws-cdk-lib/aws-events";
import { Duration } from "aws-cdk-lib/core";
import { Cron, type StackContext, use } from "sst/constructs";
import { Data } from "./data.ts";
import { environmentOf } from "./environment.ts";
import { failureQueue } from "./failure-queue.ts";
import {
  abortUploads,
  deleteObjects,
  type Grant,
  getObjects,
  listObjects,
  listParts,
  listUploads,
  putEvents,
  putObjects,
  readIndexes,
  readItems,
  writeItems,
} from "./grants.ts";
import { lambda } from "./lambda.ts";
import { Storage } from "./storage.ts";

interface Job {
  description: string;
  /** `rate(…)` or `cron(…)` of EventBridge, in UTC. */
  schedule: `rate(${string})` | `cron(${string})`;
  memoryMb: number;
  timeoutSeconds: number;
  environment: Record<string, string>;
  grants: (Grant | Grant[])[];
}

/** The clock: each job reads what is due in the agenda and acts on it; a missed run is made up by the next. */
export function Schedule({ stack }: StackContext) {
  const { table } = use(Data);
  const { bucket } = use(Storage);
  const env = environmentOf(stack);
  const failures = failureQueue(stack, "schedule-failures");
  const bus = EventBus.fromEventBusName(stack, "default-bus", "default");
  const due = [
    readItems(table, "GetItem", "Query", "BatchGetItem"),
    readIndexes(table, "agenda", "owner"),
    writeItems(table, "PutItem"),
  ];
  const outbox = { ...env.data, ...env.addresses, ...env.study };

  const jobs = {
    reminders: {
      description: "Reminds of sessions a day and an hour before, and the team of its day.",
      schedule: "rate(1 minute)",
      memoryMb: 512,
      timeoutSeconds: 55,
      environment: outbox,
      // A digest reads the day's sessions, open alerts, and what is new.
      grants: [
        ...due,
        readIndexes(table, "list", "group", "status"),
        writeItems(table, "UpdateItem"),
      ],
    },
    "feedback-requests": {
      description: "Asks for feedback after a session.",
      schedule: "rate(5 minutes)",
      memoryMb: 512,
      timeoutSeconds: 120,
      environment: outbox,
      grants: due,
    },
    timeouts: {
      description: "Finds abandoned and missed sessions and lost connections.",
      schedule: "rate(1 minute)",
      memoryMb: 512,
      timeoutSeconds: 55,
      environment: outbox,
      grants: [...due, writeItems(table, "UpdateItem", "DeleteItem")],
    },
    "email-retries": {
      description: "Queues mails again whose next try is due.",
      schedule: "rate(1 minute)",
      memoryMb: 512,
      timeoutSeconds: 55,
      environment: { ...env.data, ...env.events },
      grants: [readIndexes(table, "agenda"), writeItems(table, "UpdateItem"), putEvents(bus)],
    },
    retention: {
      description: "Removes what has been kept long enough.",
      schedule: "cron(0 3 * * ? *)",
      memoryMb: 1024,
      timeoutSeconds: 900,
      environment: { ...outbox, ...env.limits, ...env.bucket },
      grants: [
        ...due,
        writeItems(table, "UpdateItem", "DeleteItem"),
        getObjects(bucket),
        listObjects(bucket),
        abortUploads(bucket),
        deleteObjects(bucket),
      ],
    },
    jobs: {
      description: "Works on exports, archives, checks and erasures.",
      schedule: "rate(1 minute)",
      memoryMb: 1769,
      timeoutSeconds: 900,
      environment: { ...outbox, ...env.limits, ...env.bucket },
      grants: [
        ...due,
        readIndexes(table, "list", "group"),
        writeItems(table, "UpdateItem", "DeleteItem"),
        getObjects(bucket),
        putObjects(bucket),
        listParts(bucket),
        listUploads(bucket),
        abortUploads(bucket),
        listObjects(bucket),
        deleteObjects(bucket),
      ],
    },
  } satisfies Record<string, Job>;

  const functions = Object.fromEntries(
    Object.entries(jobs).map(([name, { schedule, ...options }]) => {
      const made = lambda(stack, name, {
        ...options,
        handler: `packages/functions/src/cron/${name}.handler`,
        // The next run does what this one could not: an event that waited is not worth a try.
        onFailure: { queue: failures, retries: 0, maxAgeSeconds: 300 },
      });
      new Cron(stack, `${name}-clock`, {
        schedule,
        job: {
          function: made,
          cdk: {
            target: {
              deadLetterQueue: failures,
              retryAttempts: 2,
              maxEventAge: Duration.minutes(5),
            },
          },
        },
      });
      return [name, made];
    }),
  ) as Record<keyof typeof jobs, ReturnType<typeof lambda>>;

  return { functions, failures };
}
