import { describe, expect, it } from "vitest";
import { failedWorkOf } from "./message.ts";

const functionArn = "arn:aws:lambda:eu-central-1:111122223333:function:luna-mail:$LATEST";
const streamArn = "arn:aws:dynamodb:eu-central-1:111122223333:table/luna-data/stream/2026";
const message = (body: unknown, attributes: Record<string, string> = {}) =>
  failedWorkOf({ body: typeof body === "string" ? body : JSON.stringify(body), attributes });

describe("a message of a failure queue", () => {
  it("of Lambda holds the event that a function could not do", () => {
    const requestPayload = { "detail-type": "email.queued", detail: { emailId: "eml_1" } };
    const record = {
      version: "1.0",
      requestContext: { functionArn, condition: "RetriesExhausted", approximateInvokeCount: 3 },
      requestPayload,
      responsePayload: { errorMessage: "no" },
    };
    expect(message(record)).toEqual({ kind: "event", functionArn, payload: requestPayload });
  });

  it("of EventBridge is the event itself, with the target beside it", () => {
    const event = { "detail-type": "Object Created", detail: {} };
    expect(message(event, { TARGET_ARN: functionArn, RULE_ARN: "arn:of:the:rule" })).toEqual({
      kind: "event",
      functionArn,
      payload: event,
    });
  });

  it("of a stream says where the records are", () => {
    const record = {
      requestContext: { functionArn },
      DDBStreamBatchInfo: {
        shardId: "shard-1",
        startSequenceNumber: "100",
        endSequenceNumber: "103",
        streamArn,
      },
    };
    expect(message(record)).toEqual({
      ...{ kind: "stream", functionArn, streamArn, shardId: "shard-1", from: "100", to: "103" },
    });
  });

  it.each([
    ["no JSON", "{"],
    ["no object", '"text"'],
    ["somebody else's", { hello: "world" }],
    ["a record without its event", { requestContext: { functionArn } }],
    ["a batch without its place", { requestContext: { functionArn }, DDBStreamBatchInfo: {} }],
  ])("that is %s is not understood", (_what, body) => {
    expect(message(body)).toBeUndefined();
  });
});
