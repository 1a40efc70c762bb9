import { expect, it } from "vitest";
import { actionsOf, functionNamed, resources } from "./template.ts";

const consumerOf = (name: string) =>
  resources("AWS::Lambda::EventSourceMapping").find(
    ({ properties }) => properties.FunctionName === `<${functionNamed(name).id}>`,
  )!.properties;

it("has two readers of the stream: DynamoDB allows no third", () => {
  const sources = resources("AWS::Lambda::EventSourceMapping").map(
    ({ properties }) => properties.EventSourceArn,
  );
  expect(sources).toEqual(Array(2).fill("<dataTable09E9821C.StreamArn>"));
});

it("projects from the first record on, and tries for hours before it gives one up", () => {
  expect(consumerOf("project")).toMatchObject({
    StartingPosition: "TRIM_HORIZON",
    MaximumRetryAttempts: 20,
    MaximumRecordAgeInSeconds: 6 * 3600,
  });
});

it("shows watchers the present and soon gives up what is old", () => {
  const live = consumerOf("live");
  expect(live).toMatchObject({ StartingPosition: "LATEST", MaximumRecordAgeInSeconds: 300 });
  // A frame is not kept waiting for a fuller batch.
  expect(live.MaximumBatchingWindowInSeconds ?? 0).toBe(0);
});

it("lets project tell the bus, and live the watchers, not the other way round", () => {
  expect(actionsOf("project")).toContain("events:PutEvents");
  expect(actionsOf("project")).not.toContain("execute-api:ManageConnections");
  expect(actionsOf("live")).toContain("execute-api:ManageConnections");
  expect(actionsOf("live")).not.toContain("events:PutEvents");
});
