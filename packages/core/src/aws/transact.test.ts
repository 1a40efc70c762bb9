import { Readable } from "node:stream";
import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import { connectTable } from "./table.ts";

/** A table that cancels the first transactions for these reasons, one each, and then takes them. */
function cancelling(...reasons: string[]) {
  const answers = reasons.map((Code) => ({
    __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    CancellationReasons: [{ Code: "None" }, { Code }],
  }));
  let asked = 0;
  const handle = async () => {
    const cancelled = answers[asked++];
    return {
      response: {
        statusCode: cancelled ? 400 : 200,
        headers: { "content-type": "application/x-amz-json-1.0" },
        body: Readable.from([Buffer.from(JSON.stringify(cancelled ?? {}))]),
      },
    };
  };
  const client = new DynamoDBClient({
    region: "eu-central-1",
    credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    requestHandler: { handle } as never,
  });
  return { table: connectTable({ name: "table", now: Date.now, client }), asked: () => asked };
}

const write = { put: { pk: "THING#1", sk: "THING" } };

it.each(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])(
  "tries a transaction again that was cancelled by %s",
  async (reason) => {
    const { table, asked } = cancelling(reason, reason);
    expect(await table.transact([write, write])).toEqual({ ok: true });
    expect(asked()).toBe(3);
  },
);

it("does not try again what a condition or a fault of ours has cancelled", async () => {
  const failed = cancelling("ConditionalCheckFailed");
  expect(await failed.table.transact([write, write])).toEqual({ ok: false, failed: [1] });
  const faulty = cancelling("ValidationError");
  await expect(faulty.table.transact([write, write])).rejects.toThrow(TransactionCanceledException);
  expect([failed.asked(), faulty.asked()]).toEqual([1, 1]);
});
