import { expect, it } from "vitest";
import { lambdaRecord } from "./record.ts";

it("gives a record the shape that Lambda documents", () => {
  const record = lambdaRecord(
    {
      eventID: "c4ca4238a0b923820dcc509a6f75849b",
      eventName: "MODIFY",
      eventVersion: "1.1",
      eventSource: "aws:dynamodb",
      awsRegion: "ddblocal",
      dynamodb: {
        ApproximateCreationDateTime: new Date("2026-01-01T00:00:00.700Z"),
        Keys: { pk: { S: "A" } },
        NewImage: { pk: { S: "A" }, bytes: { B: new Uint8Array([1, 2, 3]) }, n: { N: "1" } },
        OldImage: { pk: { S: "A" }, list: { L: [{ B: new Uint8Array([255]) }, { NULL: true }] } },
        SequenceNumber: "4421584500000000017450439091",
        SizeBytes: 26,
        StreamViewType: "NEW_AND_OLD_IMAGES",
      },
      userIdentity: { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" },
    },
    { streamArn: "arn:stream", region: "eu-central-1", offsetMs: 3_600_000 },
  );
  expect(record).toEqual({
    eventID: "c4ca4238a0b923820dcc509a6f75849b",
    eventName: "MODIFY",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "eu-central-1",
    dynamodb: {
      ApproximateCreationDateTime: Date.UTC(2026, 0, 1, 1) / 1000,
      Keys: { pk: { S: "A" } },
      NewImage: { pk: { S: "A" }, bytes: { B: "AQID" }, n: { N: "1" } },
      OldImage: { pk: { S: "A" }, list: { L: [{ B: "/w==" }, { NULL: true }] } },
      SequenceNumber: "4421584500000000017450439091",
      SizeBytes: 26,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: "arn:stream",
    userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
  });
});
