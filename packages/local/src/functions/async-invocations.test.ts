import { readdirSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { until } from "../testing/mini-assembly.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { type AsyncPolicy, createAsyncInvocations, type Invocation } from "./async-invocations.ts";
import { createFailures } from "./failures.ts";
import { FunctionError } from "./function-error.ts";
import { openJournal } from "./journal.ts";

const arn = "arn:aws:lambda:eu-central-1:123456789012:function:worker";
const queueArn = "arn:aws:sqs:eu-central-1:123456789012:failures";

let folder = "";
beforeEach(() => {
  folder = temporaryFolder("journal");
});

function start(invoke: (event: unknown) => Promise<unknown>, policy: Partial<AsyncPolicy> = {}) {
  const sent: { queueArn: string; body: unknown }[] = [];
  const log = { line: () => undefined, warn: () => undefined };
  const queues = {
    send: async (to: string, body: string) =>
      void sent.push({ queueArn: to, body: JSON.parse(body) }),
  };
  const failures = createFailures(queues, Date.now, log);
  const invocations = createAsyncInvocations({
    functions: { invoke: (_arn, event) => invoke(event) },
    policyOf: () => ({ retries: 2, maxAgeSeconds: 3600, ...policy }),
    journal: openJournal<Invocation>(folder),
    failures,
    retryDelaysMs: [1, 1],
  });
  return { invocations, sent, failures };
}

const broken = () => Promise.reject(new FunctionError({ errorType: "E", errorMessage: "broken" }));

describe("asynchronous invocations", () => {
  it("leave nothing on disk once the function did its work", async () => {
    const { invocations } = start(async () => "done");
    await invocations.submit(arn, { a: 1 }, "test").done;
    expect(invocations.idle()).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("are tried three times, then go to the failure destination in Lambda's shape", async () => {
    let tries = 0;
    const { invocations, sent } = start(
      () => {
        tries += 1;
        return broken();
      },
      { onFailure: queueArn },
    );
    await invocations.submit(arn, { a: 1 }, "test").done;
    expect(tries).toBe(3);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      queueArn,
      body: {
        version: "1.0",
        requestContext: {
          functionArn: `${arn}:$LATEST`,
          condition: "RetriesExhausted",
          approximateInvokeCount: 3,
        },
        requestPayload: { a: 1 },
        responseContext: { statusCode: 200, functionError: "Unhandled" },
        responsePayload: { errorType: "E", errorMessage: "broken" },
      },
    });
  });

  it("give a dead-letter queue the bare event", async () => {
    const { invocations, sent } = start(broken, { retries: 0, deadLetter: queueArn });
    await invocations.submit(arn, { a: 1 }, "test").done;
    expect(sent).toEqual([{ queueArn, body: { a: 1 } }]);
  });

  it("tell of an event that nothing takes", async () => {
    const { invocations, failures, sent } = start(broken, { retries: 0 });
    await invocations.submit(arn, { a: 1 }, "test").done;
    expect(sent).toEqual([]);
    expect(failures.list()[0]).toMatchObject({ source: "worker", destination: undefined });
  });

  it("are taken up again, in their order, after the process was killed", async () => {
    const never = start(() => new Promise(() => undefined));
    for (const number of [1, 2, 3]) void never.invocations.submit(arn, { number }, "test").done;
    const seen: unknown[] = [];
    const next = start(async (event) => seen.push(event));
    next.invocations.resume();
    await until(() => next.invocations.idle());
    expect(seen).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stay on disk when the stack stops under a call", async () => {
    let fail: (error: Error) => void = () => undefined;
    const { invocations } = start(() => new Promise((_resolve, reject) => (fail = reject)));
    const { done } = invocations.submit(arn, { a: 1 }, "test");
    await invocations.stop();
    fail(new FunctionError({ errorType: "Runtime.ExitError", errorMessage: "ended" }));
    await done;
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
