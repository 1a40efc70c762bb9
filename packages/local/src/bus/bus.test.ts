import { describe, expect, it } from "vitest";
import type { AsyncInvocations } from "../functions/async-invocations.ts";
import { createBus, targetDelivery } from "./bus.ts";
import type { EventRule } from "./rules.ts";

const functionArn = "arn:aws:lambda:eu-central-1:1:function:worker";
const queueArn = "arn:aws:sqs:eu-central-1:1:queue";

function setUp(rules: EventRule[]) {
  const submitted: { arn: string; event: unknown; trigger: string }[] = [];
  const queued: string[] = [];
  const failed: { destination?: string }[] = [];
  const invocations: AsyncInvocations = {
    name: "test",
    submit(arn, event, trigger) {
      submitted.push({ arn, event, trigger });
      return { done: Promise.resolve() };
    },
    resume: () => undefined,
    idle: () => true,
    stop: async () => undefined,
  };
  const deliver = targetDelivery({
    functions: { has: (arn) => arn === functionArn },
    invocations,
    queues: { send: async (arn) => void queued.push(arn) },
    failures: { send: async (failure) => void failed.push(failure), list: () => [] },
  });
  const log = { line: () => undefined, warn: () => undefined };
  const now = () => Date.UTC(2026, 0, 1, 0, 0, 0, 999);
  const bus = createBus({
    rules: () => rules,
    deliver,
    region: "eu-central-1",
    account: "1",
    now,
    log,
  });
  return { bus, submitted, queued, failed };
}

const rule = (name: string, source: string, ...targets: EventRule["targets"]): EventRule => ({
  name,
  arn: `arn:aws:events:eu-central-1:1:rule/${name}`,
  pattern: { source: [source] },
  targets,
});

describe("the bus", () => {
  it("hands an event in EventBridge's shape to the targets of every rule that matches", () => {
    const { bus, submitted, queued } = setUp([
      rule("one", "luna.local", { Id: "a", Arn: functionArn }),
      rule("two", "luna.local", { Id: "a", Arn: queueArn }),
      rule("other", "luna.prod", { Id: "a", Arn: functionArn }),
    ]);
    bus.publish({ source: "luna.local", "detail-type": "email.queued", detail: { id: "eml_1" } });
    expect(submitted).toEqual([
      {
        arn: functionArn,
        trigger: "event email.queued",
        event: {
          version: "0",
          id: expect.stringMatching(/^[\da-f-]{36}$/),
          "detail-type": "email.queued",
          source: "luna.local",
          account: "1",
          time: "2026-01-01T00:00:00Z",
          region: "eu-central-1",
          resources: [],
          detail: { id: "eml_1" },
        },
      },
    ]);
    expect(queued).toEqual([queueArn]);
  });

  it("sends what cannot be delivered to the target's dead-letter queue", async () => {
    const Arn = "arn:aws:lambda:eu-central-1:1:function:gone";
    const { bus, failed } = setUp([
      rule("one", "luna.local", { Id: "a", Arn, DeadLetterConfig: { Arn: queueArn } }),
    ]);
    bus.publish({ source: "luna.local", "detail-type": "x", detail: {} });
    expect(failed).toMatchObject([{ source: "one", destination: queueArn }]);
  });
});
