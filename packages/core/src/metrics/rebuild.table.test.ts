import type { SentEvent } from "@luna/contracts/events/event";
import { describe, expect, it } from "vitest";
import { acknowledge } from "../alert/acknowledge.ts";
import * as Alerts from "../alert/store.ts";
import { ingest } from "../event/ingest.ts";
import { project } from "../project/projections.ts";
import { judge } from "../struggle/judge.ts";
import * as Struggles from "../struggle/store.ts";
import { observer, researcher, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { rebuild } from "./rebuild.ts";
import * as Metrics from "./store.ts";

async function scene() {
  const ctx = await testContext();
  const { session } = await running(ctx);
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  const settle = () => stream.drain((change) => project({ ...ctx, bus }, change));
  const began = ctx.now();
  const send = async (...events: [seq: number, second: number, type: SentEvent["type"]][]) => {
    await ingest(ctx.as(program(session)), {
      id: session.id,
      events: events.map(([seq, second, type]) => ({
        seq,
        type,
        at: new Date(began + second * 1000).toISOString(),
        target: "button",
        ...(type === "error" && { data: { message: "no", severity: "error" } }),
      })),
    });
    await settle();
  };
  const differences = async (repair = false) =>
    (await rebuild(ctx, { id: session.id, repair })).map(({ what, how }) => `${what} ${how}`);
  const alerts = () => Alerts.ofSession(ctx, session.id);
  return { ctx, session, settle, send, differences, alerts };
}

const troubled = async () => {
  const all = await scene();
  await all.send([1, 1, "error"], [2, 2, "error"], [3, 3, "error"], [4, 4, "crash"]);
  return all;
};

describe("a rebuild", { timeout: 30_000 }, () => {
  it("finds no difference on an intact store, whatever order things came in", async () => {
    const { ctx, send, differences, alerts } = await scene();
    await send([5, 50, "crash"], [6, 51, "error"]);
    ctx.advance(60_000);
    await send([1, 1, "error"], [2, 2, "crash"]);
    await send([3, 3, "error"], [4, 4, "error"]);
    expect(await differences()).toEqual([]);
    const crashes = (await alerts()).filter(({ kind }) => kind === "critical_failure");
    expect(crashes).toMatchObject([{ count: 2 }]);
  });

  it("keeps verdicts, acknowledgements and retracted signals", async () => {
    const { ctx, session, differences, alerts } = await troubled();
    const [struggle] = await Struggles.ofSession(ctx, session.id);
    await judge(ctx.as(researcher), {
      id: session.id,
      key: struggle!.key,
      verdict: "not-a-struggle",
    });
    for (const { id } of await alerts()) await acknowledge(ctx.as(observer), { id });
    await ctx.table.put({
      ...Struggles.keyOf(session.id, "long_task.x.app-1"),
      ...struggle,
      kind: "struggle",
      key: "long_task.x.app-1",
      state: "retracted",
    });
    const before = await ctx.everything();
    expect(await differences(true)).toEqual([]);
    expect(await ctx.everything()).toEqual(before);
  });

  it("puts right what is damaged, and nothing else", async () => {
    const { ctx, session, differences, alerts } = await troubled();
    const metricsKey = Metrics.keyOf(session.id);
    const intact = (await Metrics.get(ctx, session.id))!;
    const [struggle] = await Struggles.ofSession(ctx, session.id);
    const struggleKey = Struggles.keyOf(session.id, struggle!.key);
    const [alert] = await alerts();
    await acknowledge(ctx.as(observer), { id: alert!.id });
    const cases: [string, () => Promise<unknown>][] = [
      ["metrics missing", () => ctx.table.delete(metricsKey)],
      [
        "metrics different",
        () => ctx.table.update(metricsKey, { set: { state: new Uint8Array([1, 2, 3]) } }),
      ],
      ["metrics different", () => ctx.table.update(metricsKey, { set: { ranges: {} } })],
      ["struggle missing", () => ctx.table.delete(struggleKey)],
      ["struggle different", () => ctx.table.update(struggleKey, { set: { severity: "low" } })],
      [
        "struggle unfounded",
        () =>
          ctx.table.put({
            ...Struggles.keyOf(session.id, "long_task.x.app-1"),
            ...struggle,
            kind: "struggle",
            key: "long_task.x.app-1",
          }),
      ],
      ["alert different", () => ctx.table.update(Alerts.keyOf(alert!.id), { set: { count: 99 } })],
    ];
    for (const [said, damage] of cases) {
      await damage();
      expect(await differences()).toEqual([said]);
      expect(await differences(true)).toEqual([said]);
      expect(await differences()).toEqual([]);
    }
    expect((await Metrics.get(ctx, session.id))!.state).toEqual(intact.state);
    expect(await Alerts.get(ctx, alert!.id)).toMatchObject({
      count: alert!.count,
      acknowledgedBy: "observer-1",
    });
    await ctx.table.delete(Alerts.keyOf(alert!.id));
    const mails = async () =>
      (await ctx.everything()).filter(({ kind }) => kind === "email").length;
    const mailed = await mails();
    expect(await differences(true)).toEqual(["alert missing"]);
    expect(await mails()).toBe(mailed);
  });

  it("goes on from a repaired projection as from one that was never damaged", async () => {
    const { ctx, session, send, differences } = await troubled();
    await ctx.table.delete(Metrics.keyOf(session.id));
    await differences(true);
    await send([5, 5, "click"], [6, 6, "crash"]);
    expect((await Metrics.get(ctx, session.id))!.summary).toMatchObject({ eventCount: 6 });
    expect(await differences()).toEqual([]);
  });
});
