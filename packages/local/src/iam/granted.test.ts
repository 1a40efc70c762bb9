import { expect, it } from "vitest";
import { granted } from "./granted.ts";

it("tells each action on each resource, and whether the role needed it", () => {
  const grants = granted(
    "arn:role/a",
    [
      { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: ["one", "two"] },
      { Effect: "Allow", Action: "sqs:SendMessage", Resource: "three" },
      { Effect: "Deny", Action: "s3:DeleteObject", Resource: "one" },
    ],
    [
      { roleArn: "arn:role/a", action: "s3:PutObject", resource: "two" },
      { roleArn: "arn:role/b", action: "sqs:SendMessage", resource: "three" },
    ],
  );
  expect(grants).toEqual([
    { action: "s3:GetObject", resource: "one", used: false },
    { action: "s3:GetObject", resource: "two", used: false },
    { action: "s3:PutObject", resource: "one", used: false },
    { action: "s3:PutObject", resource: "two", used: true },
    { action: "sqs:SendMessage", resource: "three", used: false },
  ]);
});
