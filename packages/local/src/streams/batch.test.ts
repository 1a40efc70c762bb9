import { describe, expect, it } from "vitest";
import { FunctionError } from "../functions/function-error.ts";
import { reportedFailure, runBatch } from "./batch.ts";
import type { StreamRecord } from "./record.ts";

const record = (number: number): StreamRecord => ({
  eventID: String(number),
  dynamodb: { SequenceNumber: String(number), Keys: { pk: { S: String(number) } } },
});
const records = (...numbers: number[]) => numbers.map(record);
const numbersOf = (list: StreamRecord[]) => list.map(({ eventID }) => Number(eventID));

interface Rules {
  reportsItemFailures: boolean;
  bisects: boolean;
  maxRetries: number;
  maxAgeMs: number;
}

async function run(
  list: StreamRecord[],
  handler: (numbers: number[]) => unknown,
  rules: Partial<Rules> = {},
  ageMs: (number: number) => number = () => 0,
) {
  const calls: number[][] = [];
  const given: { numbers: number[]; condition: string; attempts: number }[] = [];
  const done = await runBatch(list, {
    mapping: {
      reportsItemFailures: true,
      bisects: false,
      maxRetries: 3,
      maxAgeMs: Number.POSITIVE_INFINITY,
      ...rules,
    },
    invoke: async (batch) => {
      calls.push(numbersOf(batch));
      return handler(numbersOf(batch));
    },
    giveUp: async (batch, condition, attempts) =>
      void given.push({ numbers: numbersOf(batch), condition, attempts }),
    ageMs: (one) => ageMs(Number(one.eventID)),
    pause: async () => calls.length < 50,
  });
  return { calls, given, done };
}

const failing = (): never => {
  throw new FunctionError({ errorType: "E", errorMessage: "broken" });
};
const failures = (...numbers: number[]) => ({
  batchItemFailures: numbers.map((number) => ({ itemIdentifier: String(number) })),
});

describe("runBatch", () => {
  it("is done with a batch that the function takes", async () => {
    const { calls, given, done } = await run(records(1, 2, 3), () => null);
    expect({ calls, given, done }).toEqual({ calls: [[1, 2, 3]], given: [], done: true });
  });

  it("takes up a partial failure at the first record that failed", async () => {
    let tries = 0;
    const { calls, given } = await run(records(1, 2, 3, 4), () => {
      tries += 1;
      return tries === 1 ? failures(4, 3) : null;
    });
    expect(calls).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ]);
    expect(given).toEqual([]);
  });

  it("gives up what used up its retries, and counts anew after progress", async () => {
    const poison = (numbers: number[]) => (numbers.includes(2) ? failures(2) : null);
    const { calls, given } = await run(records(1, 2, 3), poison, { maxRetries: 2 });
    expect(calls).toEqual([
      [1, 2, 3],
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
    expect(given).toEqual([{ numbers: [2, 3], condition: "RetryAttemptsExhausted", attempts: 3 }]);
  });

  it("halves a failed batch until the record that does it stands alone", async () => {
    const poison = (numbers: number[]) => (numbers.includes(3) ? failing() : null);
    const { calls, given } = await run(records(1, 2, 3, 4), poison, {
      bisects: true,
      maxRetries: 1,
    });
    expect(calls).toEqual([[1, 2, 3, 4], [1, 2], [3, 4], [3], [3], [4]]);
    expect(given).toEqual([{ numbers: [3], condition: "RetryAttemptsExhausted", attempts: 2 }]);
  });

  it("ignores reported failures where the mapping does not ask for them", async () => {
    const { calls } = await run(records(1), () => failures(1), { reportsItemFailures: false });
    expect(calls).toEqual([[1]]);
  });

  it("gives up what is too old without a call", async () => {
    const { calls, given } = await run(
      records(1, 2),
      () => null,
      { maxAgeMs: 1000 },
      (number) => (number === 1 ? 1001 : 1000),
    );
    expect(calls).toEqual([[2]]);
    expect(given).toMatchObject([{ numbers: [1], condition: "RecordAgeExceeded" }]);
  });

  it("goes on for ever where no limit is set, and stops with the stack", async () => {
    const { calls, given, done } = await run(records(1), failing, {
      maxRetries: Number.POSITIVE_INFINITY,
    });
    expect(calls).toHaveLength(50);
    expect(given).toEqual([]);
    expect(done).toBe(false);
  });
});

describe("reportedFailure", () => {
  it.each([
    [undefined, 3],
    [null, 3],
    [{}, 3],
    [{ batchItemFailures: null }, 3],
    [failures(), 3],
    [failures(2), 1],
    [failures(3, 2), 1],
    [failures(9), 0],
    [{ batchItemFailures: [{}] }, 0],
    [{ batchItemFailures: [{ itemIdentifier: "" }] }, 0],
    [{ batchItemFailures: "all" }, 0],
  ])("%j fails from %i on", (result, expected) => {
    expect(reportedFailure(records(1, 2, 3), result)).toBe(expected);
  });
});
