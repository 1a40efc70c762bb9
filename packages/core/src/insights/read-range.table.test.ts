import { expect, it } from "vitest";
import { project } from "../project/projections.ts";
import { complete } from "../session/complete.ts";
import { researcher, type TestContext, testContext } from "../testing/context.ts";
import { running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { readInsights } from "./read.ts";

/** A context that counts its queries. */
function counting(ctx: TestContext) {
  let queries = 0;
  const table: TestContext["table"] = {
    ...ctx.table,
    query: (query) => {
      queries++;
      return ctx.table.query(query);
    },
  };
  return { ctx: { ...ctx, table }, queries: () => queries };
}

it("a range of any length says what its days with sessions say, and reads no others", async () => {
  const ctx = await testContext({ actor: researcher });
  const { session } = await running(ctx);
  await complete(ctx, { id: session.id, success: true });
  const bus = { publish: async () => undefined };
  await testStream(ctx).drain((change) => project({ ...ctx, bus }, change));

  const { change: _change, ...near } = await readInsights(ctx, { from: "2026-11-01T00:00:00Z" });
  expect(near.n).toBe(1);
  for (const asked of [
    { from: "0000-01-01T00:00:00Z" },
    { from: "1900-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z" },
    { from: "2020-01-01T00:00:00Z" },
    { from: "2026-11-01T00:00:00Z", to: "9999-12-31T23:59:59Z" },
  ]) {
    const counted = counting(ctx);
    const { change, ...far } = await readInsights(counted.ctx, asked);
    expect({ ...far, range: near.range }).toEqual(near);
    expect(change?.before.rates.completion).toEqual({ x: 0, n: 0 });
    // two years and what everybody asks; walked day by day it would be thousands
    expect(counted.queries()).toBeLessThan(130);
  }
});

it("a long range of a study without people reads nothing", async () => {
  const counted = counting(await testContext({ actor: researcher }));
  const { n, range } = await readInsights(counted.ctx, { from: "2020-01-01T00:00:00Z" });
  expect({ n, range }).toMatchObject({ n: 0, range: { from: "2020-01-01", to: "2026-11-23" } });
  expect(counted.queries()).toBeLessThan(10);
});
