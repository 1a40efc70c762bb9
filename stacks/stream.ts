import { EventBus } from "aws-cdk-lib/aws-events";
import { StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Duration } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { Data } from "./data.ts";
import { environmentOf } from "./environment.ts";
import { failureQueue } from "./failure-queue.ts";
import {
  endConnections,
  postToConnections,
  putEvents,
  readIndexes,
  readItems,
  readStream,
  sendMessages,
  writeItems,
} from "./grants.ts";
import { lambda } from "./lambda.ts";
import { Socket } from "./socket.ts";

/** The two readers of the table's stream; DynamoDB allows no third. */
export function Stream({ stack }: StackContext) {
  const { table } = use(Data);
  const { stageArn } = use(Socket);
  const env = environmentOf(stack);
  const failures = failureQueue(stack, "stream-failures");
  const bus = EventBus.fromEventBusName(stack, "default-bus", "default");

  const live = lambda(stack, "live", {
    handler: "packages/functions/src/stream/live.handler",
    description: "Shows watchers what has just been written.",
    memoryMb: 1024,
    timeoutSeconds: 30,
    environment: { ...env.data, ...env.addresses },
    grants: [
      // The numbers of right now, for those who watch them.
      readItems(table, "Query", "BatchGetItem"),
      // The files of a session that somebody watches.
      readIndexes(table, "group"),
      // Connections that are gone.
      writeItems(table, "DeleteItem"),
      readStream(table),
      postToConnections(stageArn),
      endConnections(stageArn),
      sendMessages(failures),
    ],
  });
  const project = lambda(stack, "project", {
    handler: "packages/functions/src/stream/project.handler",
    description:
      "Derives metrics, struggles, alerts, totals and domain events from what was written.",
    memoryMb: 1769,
    timeoutSeconds: 60,
    environment: { ...env.data, ...env.addresses, ...env.study, ...env.events },
    grants: [
      readItems(table, "GetItem", "Query", "BatchGetItem"),
      readIndexes(table, "owner"),
      writeItems(table, "PutItem", "UpdateItem", "DeleteItem"),
      readStream(table),
      putEvents(bus),
      sendMessages(failures),
    ],
  });

  const both = {
    batchSize: 100,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    onFailure: new SqsDlq(failures),
  };
  table.addConsumers(stack, {
    live: {
      function: live,
      cdk: {
        eventSource: {
          ...both,
          // Watchers want the present: what is minutes old they read again when they come back.
          startingPosition: StartingPosition.LATEST,
          retryAttempts: 3,
          maxRecordAge: Duration.minutes(5),
        },
      },
    },
    project: {
      function: project,
      cdk: {
        eventSource: {
          ...both,
          // Nothing derived may miss what was written while the consumer was first made.
          startingPosition: StartingPosition.TRIM_HORIZON,
          retryAttempts: 20,
          maxRecordAge: Duration.hours(6),
          parallelizationFactor: 4,
        },
      },
    },
  });

  return { live, project, failures };
}
