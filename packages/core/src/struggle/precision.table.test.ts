import { expect, it } from "vitest";
import { ingest } from "../event/ingest.ts";
import { project } from "../project/projections.ts";
import { researcher, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { judge } from "./judge.ts";
import { readPrecision } from "./precision.ts";
import * as Struggles from "./store.ts";

it("counts the verdicts of researchers as each rule's precision, the last word on each signal", {
  timeout: 30_000,
}, async () => {
  const ctx = await testContext();
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  const settle = () => stream.drain((change) => project({ ...ctx, bus }, change));
  const { session } = await running(ctx);
  const at = new Date(ctx.now()).toISOString();
  await ingest(ctx.as(program(session)), {
    id: session.id,
    events: [1, 2, 3, 4].map((seq) => ({ seq, type: "crash", at })),
  });
  await settle();
  const [{ key } = { key: "" }] = await Struggles.ofSession(ctx, session.id);
  const of = async () =>
    (await readPrecision(ctx)).find(({ rule }) => rule === "multiple_errors")?.precision;
  expect(await of()).toEqual({ x: 0, n: 0 });
  for (const [verdict, x] of [
    ["not-a-struggle", 0],
    ["struggle", 1],
  ] as const) {
    ctx.advance(1000);
    await judge(ctx.as(researcher), { id: session.id, key, verdict });
    await settle();
    expect(await of()).toMatchObject({ x, n: 1 });
  }
});
