import { failureQueueName, failureQueues } from "@luna/contracts/failure-queues";
import { expect, it } from "vitest";
import { functions, resources, theOnly } from "./template.ts";

const alarms = () => resources("AWS::CloudWatch::Alarm");

it("has an alarm for every function's errors", () => {
  const watched = alarms()
    .filter(({ properties }) => properties.MetricName === "Errors")
    .map(({ properties }) => properties.Dimensions[0].Value.replace(/^<(\w+)>$/, "$1"));
  expect(watched.sort()).toEqual(
    Object.values(functions())
      .map(({ id }) => id)
      .sort(),
  );
});

it("has an alarm for every queue of failures, from the first message on", () => {
  const watched = alarms()
    .filter(({ properties }) => properties.MetricName === "ApproximateNumberOfMessagesVisible")
    .map(({ properties }) => [
      properties.Dimensions[0].Value.replace(/^<(\w+)\.QueueName>$/, "$1"),
      properties.Threshold,
    ]);
  const queues = resources("AWS::SQS::Queue").map(({ id }) => [id, 1]);
  expect(watched.sort()).toEqual(queues.sort());
});

it("names the queues of failures as the operator's redrive looks for them", () => {
  for (const [kind, stage] of [
    ["synthesis", "test"],
    ["production", "production"],
  ] as const) {
    const names = resources("AWS::SQS::Queue", kind).map(({ properties }) => properties.QueueName);
    expect(names.sort()).toEqual(failureQueues.map((q) => failureQueueName(stage, q)).sort());
  }
});

it("watches stream age, server errors, throttles, bounces and complaints", () => {
  const metrics = new Set(alarms().map(({ properties }) => properties.MetricName));
  for (const metric of [
    "IteratorAge",
    "5xx",
    "Throttles",
    "Reputation.BounceRate",
    "Reputation.ComplaintRate",
  ]) {
    expect(metrics).toContain(metric);
  }
});

it("tells every alarm to one topic, which mails the team where an address is set", () => {
  const topic = `<${theOnly("AWS::SNS::Topic").id}>`;
  for (const { id, properties } of alarms()) expect(properties.AlarmActions, id).toEqual([topic]);
  expect(resources("AWS::SNS::Subscription")).toEqual([]);
  expect(theOnly("AWS::SNS::Subscription", "production").properties).toMatchObject({
    Protocol: "email",
    Endpoint: "team@luna.example",
  });
});

it("lets the account's alarms publish to the topic, which by its own policy takes TLS only", () => {
  const { Statement } = theOnly("AWS::SNS::TopicPolicy").properties.PolicyDocument;
  expect(Statement).toContainEqual(
    expect.objectContaining({
      Effect: "Allow",
      Action: "sns:Publish",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    }),
  );
});

it("is quiet while nothing happens", () => {
  const treatments = new Set(alarms().map(({ properties }) => properties.TreatMissingData));
  expect(treatments).toEqual(new Set(["notBreaching"]));
});
