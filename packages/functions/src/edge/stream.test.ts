import type { Change } from "@luna/core/project/change";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { stream } from "./stream.ts";

const record = (number: number) => ({
  eventID: `event-${number}`,
  eventName: "INSERT" as const,
  dynamodb: {
    SequenceNumber: `seq-${number}`,
    NewImage: {
      pk: { S: `ITEM#${number}` },
      sk: { S: "ITEM" },
      count: { N: String(number) },
      events: { B: Buffer.from("compressed").toString("base64") },
      more: { M: { list: { L: [{ BOOL: true }, { NULL: true }] } } },
    },
  },
});
const event = { Records: [1, 2, 3].map(record) } as unknown as DynamoDBStreamEvent;

beforeAll(() => {
  process.env.STAGE = "test";
  process.env.TABLE_NAME = "none";
  process.env.AWS_REGION = "us-east-1";
});

describe("the stream adapter", () => {
  it("hands on items as the table holds them", async () => {
    const seen: Change[] = [];
    const handler = stream("test", async (_ctx, changes) => void seen.push(...changes), {
      each: false,
    });
    expect(await handler(event)).toEqual({ batchItemFailures: [] });
    expect(seen).toHaveLength(3);
    expect(seen[0]).toEqual({
      id: "event-1",
      before: undefined,
      after: {
        pk: "ITEM#1",
        sk: "ITEM",
        count: 1,
        events: Buffer.from("compressed"),
        more: { list: [true, null] },
      },
    });
  });

  it("names the first change that failed, so that those before are not repeated", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const done: string[] = [];
    const handler = stream(
      "test",
      async (_ctx, changes) => {
        for (const { after } of changes) {
          if (after?.count === 2) throw new Error("no");
          done.push(after?.pk ?? "");
        }
      },
      { each: true },
    );
    expect(await handler(event)).toEqual({ batchItemFailures: [{ itemIdentifier: "seq-2" }] });
    expect(done).toEqual(["ITEM#1"]);
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });
});
