import { join } from "node:path";
import { answerJson, refuseJson, targetOf } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Assembly, Part, Resource, Service, ServiceClock, ServiceRequest } from "../part.ts";
import { md5, type QueueMessage, type QueueStore, queueStore } from "./queue-store.ts";

interface ListedMessage {
  /** Name of the queue. */
  queue: string;
  id: string;
  body: string;
  /** ISO 8601. */
  at: string;
}

export interface Queues extends Service, Part {
  /** Puts a message into a queue of the template, by its ARN, as the platform does with failures. */
  send(queueArn: string, body: string, attributes?: Record<string, string>): Promise<void>;
  /** Every message that is kept, oldest first. */
  list(): ListedMessage[];
}

/** SQS for the standard queues of the template; messages are kept on disk. */
export async function queuesService(options: {
  assembly: Pick<Assembly, "resources">;
  clock: ServiceClock;
  folder: string;
}): Promise<Queues> {
  const { assembly, clock, folder } = options;
  const kept = new Map<string, { resource: Resource; store: QueueStore }>();
  for (const resource of assembly.resources("AWS::SQS::Queue")) {
    const store = await queueStore(join(folder, resource.name), clock);
    kept.set(resource.name, { resource, store });
  }

  function find(request: ServiceRequest) {
    const { QueueUrl = "", QueueName } = parse(request);
    const queue = kept.get(QueueName ?? QueueUrl.split("/").at(-1) ?? "");
    if (queue) return queue;
    throw new ServiceError(
      "com.amazonaws.sqs#QueueDoesNotExist",
      "The specified queue does not exist.",
    );
  }

  async function run(request: ServiceRequest): Promise<unknown> {
    const input = parse(request);
    const { resource, store } = find(request);
    switch (targetOf(request.headers)) {
      case "SendMessage": {
        if (!input.MessageBody) {
          throw new ServiceError("MissingParameter", "A message body is needed.");
        }
        const message = await store.send(
          input.MessageBody,
          input.MessageAttributes,
          input.DelaySeconds ?? Number(resource.properties.DelaySeconds ?? 0),
        );
        return { MessageId: message.id, MD5OfMessageBody: md5(message.body) };
      }
      case "ReceiveMessage": {
        const hidden = input.VisibilityTimeout ?? resource.properties.VisibilityTimeout ?? 30;
        const taken = await store.receive(input.MaxNumberOfMessages ?? 1, Number(hidden));
        return taken.length === 0 ? {} : { Messages: taken.map(showMessage) };
      }
      case "DeleteMessage":
        await store.remove(input.ReceiptHandle ?? "");
        return {};
      case "GetQueueUrl":
        return {
          QueueUrl: `http://${request.headers.host}/${resource.arn.split(":")[4]}/${resource.name}`,
        };
      case "GetQueueAttributes": {
        const now = clock.now();
        const visible = store.list().filter(({ visibleAt }) => visibleAt <= now).length;
        const all: Record<string, string> = {
          QueueArn: resource.arn,
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(store.list().length - visible),
          VisibilityTimeout: String(resource.properties.VisibilityTimeout ?? 30),
        };
        const asked = input.AttributeNames ?? [];
        const names = asked.includes("All") ? Object.keys(all) : asked;
        return { Attributes: Object.fromEntries(names.map((name) => [name, all[name]])) };
      }
      default:
        throw new ServiceError("InvalidAction", `${targetOf(request.headers)} is not kept here.`);
    }
  }

  return {
    name: "queues",
    scopes: ["sqs"],
    operation: (request) => targetOf(request.headers),
    permissions: (request) => [
      { action: `sqs:${targetOf(request.headers)}`, resource: find(request).resource.arn },
    ],
    handle: async (request) => answerJson(await run(request), "1.0"),
    refuse: (_request, error) => refuseJson(error, "1.0"),
    async send(queueArn, body, attributes = {}) {
      const queue = [...kept.values()].find(({ resource }) => resource.arn === queueArn);
      if (!queue) throw new Error(`The template has no queue ${queueArn}.`);
      const named = Object.entries(attributes).map(([name, StringValue]) => [
        name,
        { DataType: "String", StringValue },
      ]);
      await queue.store.send(body, Object.fromEntries(named));
    },
    list: () =>
      [...kept].flatMap(([queue, { store }]) =>
        store.list().map(({ id, body, sentAt }) => ({
          queue,
          id,
          body,
          at: new Date(sentAt).toISOString(),
        })),
      ),
    stop: async () => undefined,
  };
}

function showMessage(message: QueueMessage) {
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    MessageAttributes: message.attributes,
    Attributes: {
      SentTimestamp: String(message.sentAt),
      ApproximateReceiveCount: String(message.receives),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
  };
}

function parse(request: ServiceRequest): {
  QueueUrl?: string;
  QueueName?: string;
  MessageBody?: string;
  MessageAttributes?: Record<string, unknown>;
  DelaySeconds?: number;
  MaxNumberOfMessages?: number;
  VisibilityTimeout?: number;
  ReceiptHandle?: string;
  AttributeNames?: string[];
} {
  return JSON.parse(request.body.toString() || "{}");
}
