import { describe, expect, it } from "vitest";
import * as Metrics from "../metrics/store.ts";
import { project } from "../project/projections.ts";
import { observer, type TestContext, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { mostRanges, mostSources } from "./bounds.ts";
import { ingest } from "./ingest.ts";
import { list } from "./list.ts";

/** 500 numbers from `first` on, every `step`th. */
const torn = (ctx: TestContext, first: number, step = 2) =>
  Array.from({ length: 500 }, (_, index) => ({
    seq: first + index * step,
    type: "click" as const,
    at: new Date(ctx.now() + index).toISOString(),
  }));

async function scene() {
  const ctx = await testContext();
  const { session } = await running(ctx);
  const { id } = session;
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  return {
    ctx,
    id,
    settle: () => stream.drain((change) => project({ ...ctx, bus }, change)),
    send: (events: ReturnType<typeof torn>, source = "app") =>
      ingest(ctx.as(program(session, source)), { id, events }),
    /** Another function, which knows nothing yet. */
    sendElsewhere: (events: ReturnType<typeof torn>) => {
      const other = { ...ctx, table: { ...ctx.table }, actor: program(session) };
      return ingest(other, { id, events });
    },
    folded: async () => (await Metrics.get(ctx, id, { consistent: true }))!,
  };
}

describe("a source that leaves gap after gap", { timeout: 60_000 }, () => {
  it("is refused before its session's metrics grow too large, and all before stays", async () => {
    const { ctx, id, settle, send, sendElsewhere, folded } = await scene();
    const answer = await send(torn(ctx, 1));
    expect(answer).toMatchObject({ accepted: 500, lastSeq: 999 });
    await settle();
    const more = torn(ctx, 1001);
    for (const again of [send, sendElsewhere])
      await expect(again(more)).rejects.toMatchObject({
        code: "source_numbering",
        message: expect.stringContaining("more than 500 pieces"),
      });
    await settle();
    expect(await folded()).toMatchObject({ summary: { eventCount: 500 } });
    const summary = await list(ctx.as(observer), {
      id,
      limit: 1,
      summary: "1",
    });
    expect(summary).toMatchObject({ total: 500 });
  });

  it("goes on without a hole at its end, and heals by what it left out", async () => {
    const { ctx, settle, send, sendElsewhere, folded } = await scene();
    await send(torn(ctx, 1));
    await settle();
    expect(await send(torn(ctx, 1000, 1))).toMatchObject({ accepted: 500, lastSeq: 1499 });
    await settle();
    const healed = await sendElsewhere(torn(ctx, 2).slice(0, 499));
    expect(healed).toMatchObject({ accepted: 499, lastSeq: 1499, gaps: [] });
    await settle();
    expect((await folded()).ranges).toEqual({ app: [[1, 1499]] });
    expect(await send(torn(ctx, 1501).slice(1))).toMatchObject({ accepted: 499 });
  });

  it("keeps its metrics within bounds when functions know nothing of each other", async () => {
    const { ctx, settle, sendElsewhere, folded } = await scene();
    for (const first of [1, 1001, 2001]) await sendElsewhere(torn(ctx, first));
    await settle();
    const { ranges, summary } = await folded();
    expect(ranges.app).toHaveLength(mostRanges);
    expect(summary.eventCount).toBe(1500);
    expect(await sendElsewhere(torn(ctx, 3000, 1))).toMatchObject({ accepted: 500 });
  });
});

describe("the sources of a session", { timeout: 60_000 }, () => {
  it("are bounded, whichever way they number, and fit torn into the metrics", async () => {
    const { ctx, id, settle, send, folded } = await scene();
    const names = Array.from({ length: mostSources }, (_, index) => `app-${index}`);
    let seq = 2 ** 50;
    for (const name of names) {
      ctx.advance(1000);
      const events = torn(ctx, 1).map((event, index) => {
        seq += 2 + ((index * 7919) % 1_000_003) * 100_003;
        return { ...event, seq };
      });
      const { gaps } = await send(events, name);
      const ack = JSON.stringify({ type: "ack", source: name, lastSeq: seq, gaps });
      expect(ack.length).toBeLessThan(32 * 1024);
    }
    await settle();
    expect(Object.keys((await folded()).ranges)).toHaveLength(mostSources);
    const [one] = torn(ctx, 1);
    await expect(send([one!], "one-more")).rejects.toMatchObject({ code: "state_conflict" });
    const { seq: _seq, ...bare } = one!;
    const unnumbered = ctx.as(program({ id }, "one-more"));
    await expect(ingest(unnumbered, { id, events: [bare] })).rejects.toMatchObject({
      code: "state_conflict",
    });
    expect(await send(torn(ctx, seq + 1, 1), names.at(-1))).toMatchObject({ accepted: 500 });
  });
});
