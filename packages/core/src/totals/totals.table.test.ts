import type { Struggle } from "@luna/contracts/entities/observation";
import type { EventType } from "@luna/contracts/events/event-types";
import { describe, expect, it } from "vitest";
import { ingest } from "../event/ingest.ts";
import { give } from "../feedback/give.ts";
import { beginFold } from "../fold/state.ts";
import * as Metrics from "../metrics/store.ts";
import { project } from "../project/projections.ts";
import { complete } from "../session/complete.ts";
import { create } from "../session/create.ts";
import { deleteData } from "../session/delete-data.ts";
import { judgeTask } from "../session/judge-task.ts";
import { sessionStore } from "../session/person-store.ts";
import { start } from "../session/start.ts";
import { stop } from "../session/stop.ts";
import * as Sessions from "../session/store.ts";
import { update } from "../session/update.ts";
import { researcher, type TestContext, testContext } from "../testing/context.ts";
import { self } from "../testing/participant.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { cellOf } from "./cell.ts";
import { codeOf, momentsIn, rateIn } from "./measure.ts";
import { dayTally, readNow, shownOf } from "./now.ts";
import { recount } from "./recount.ts";
import { readCells, slicesOf, totalOf } from "./store.ts";

type Sent = [EventType, object?];

const tried: Sent[] = [
  ["task_started", { task: "installation" }],
  ["install_started"],
  ["error", { data: { message: "disk 7 full", severity: "error" } }],
  ["install_started"],
  ["install_completed"],
  ["task_completed", { task: "installation" }],
  ["luna_launched"],
];

/** Events a minute apart. */
async function sendAll(ctx: TestContext, session: { id: string }, events: Sent[]) {
  await ingest(ctx.as(program(session)), {
    id: session.id,
    sentAt: new Date(ctx.now() + events.length * 60_000).toISOString(),
    events: events.map(([type, given], index) => {
      ctx.advance(60_000);
      return { seq: index + 1, type, at: new Date(ctx.now()).toISOString(), ...given };
    }),
  });
}

async function world() {
  const ctx = await testContext({ actor: researcher });
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  const projected = () => stream.drain((change) => project({ ...ctx, bus }, change));
  const totals = async () => {
    await projected();
    expect(await recount(ctx)).toEqual([]);
    return totalOf(await readCells(ctx, undefined));
  };
  return { ctx, projected, totals };
}

describe("the totals", () => {
  it("count a session once it has ended, with what its events and its feedback say", async () => {
    const { ctx, totals } = await world();
    const { session, participant } = await running(ctx);
    await sendAll(ctx, session, tried);
    expect(await totals()).toEqual({ "status:in-progress": 1 });

    await complete(ctx, { id: session.id, success: true });
    await give(ctx.as(self(participant)), { id: session.id, installRating: 9, npsScore: 10 });
    const sums = await totals();
    expect(sums).toMatchObject({ "status:completed": 1, "outcome:success": 1, "nps:promoters": 1 });
    expect(sums["status:in-progress"]).toBeUndefined();
    expect(rateIn(sums, "done")).toEqual({ x: 1, n: 1 });
    expect(rateIn(sums, "recovery")).toEqual({ x: 1, n: 1 });
    // of the try that succeeded
    expect(momentsIn(sums, "installing")).toEqual({ n: 1, sum: 60, sumOfSquares: 3600 });
    expect(momentsIn(sums, `d${codeOf("installation")}`).sum).toBe(300);
    expect(momentsIn(sums, "rating")).toEqual({ n: 1, sum: 9, sumOfSquares: 81 });
  });

  it("move exactly what a correction, an exclusion and its end change", async () => {
    const { ctx, totals } = await world();
    const { session } = await running(ctx);
    await sendAll(ctx, session, tried);
    await complete(ctx, { id: session.id, success: true });
    const before = await totals();
    await judgeTask(ctx, {
      id: session.id,
      task: "installation",
      outcome: "failure",
      reason: "no",
    });
    const task = `t${codeOf("installation")}`;
    expect([rateIn(before, task), rateIn(await totals(), task)]).toEqual([
      { x: 1, n: 1 },
      { x: 0, n: 1 },
    ]);
    await update(ctx, { id: session.id, excluded: { reason: "the network was down" } });
    expect(await totals()).toEqual({});
    await judgeTask(ctx, { id: session.id, task: "installation", outcome: "success", reason: "y" });
    await update(ctx, { id: session.id, excluded: null });
    expect(await totals()).toEqual(before);
  });

  it("take a person's first session of a scenario, and the next when that is excluded", async () => {
    const { ctx, totals } = await world();
    const { session, participant } = await running(ctx);
    await complete(ctx, { id: session.id, success: false });
    await totals();
    ctx.advance(60_000);
    const again = await create(ctx, {
      participantId: participant.id,
      scenarioType: "first-time",
      override: true,
    });
    await start(ctx, { id: again.session.id });
    await complete(ctx, { id: again.session.id, success: true });
    const both = await totals();
    expect([rateIn(both, "every"), rateIn(both, "done")]).toEqual([
      { x: 1, n: 2 },
      { x: 0, n: 1 },
    ]);
    await update(ctx, { id: session.id, excluded: { reason: "a pilot in truth" } });
    expect(rateIn(await totals(), "done")).toEqual({ x: 1, n: 1 });
    await update(ctx, { id: session.id, excluded: null });
    expect(rateIn(await totals(), "done")).toEqual({ x: 0, n: 1 });
  });

  it("keep what an erased session contributed, and nothing of one whose data was taken back", async () => {
    const { ctx, projected, totals } = await world();
    const { session, participant } = await running(ctx);
    await complete(ctx, { id: session.id, success: true });
    const before = await totals();
    await sessionStore.eraseOf(ctx, participant.id);
    expect(await totals()).toEqual(before);
    expect(JSON.stringify(await ctx.everything())).not.toContain(`FIRST#${session.id}`);

    const other = await running(ctx);
    await sendAll(ctx, other.session, tried);
    await projected();
    await stop(ctx.as(self(other.participant)), { id: other.session.id, data: "delete" });
    const left = await totals();
    expect(rateIn(left, "install")).toEqual({ x: 0, n: 0 });
    expect(left["status:abandoned"]).toBe(1);
    expect((await Metrics.get(ctx, other.session.id))?.summary.eventCount).toBe(0);
  });
});

it("counts a session once whose data goes while it is counted anew", async () => {
  const { ctx, projected, totals } = await world();
  const { session } = await running(ctx);
  await sendAll(ctx, session, tried);
  await complete(ctx, { id: session.id, success: true });
  await projected();
  const stored = (await Sessions.get(ctx, session.id, { consistent: true }))!;
  await Sessions.replace(ctx, { ...stored, dataDeleted: true }, { ifVersion: stored.version });
  // the stream tells of the metrics that went before the rest has gone
  const table: typeof ctx.table = {
    ...ctx.table,
    async query(query) {
      if (query.partition === `SESSION#${session.id}`) await projected();
      return ctx.table.query(query);
    },
  };
  await deleteData({ ...ctx, table }, session.id, "taken-back");
  const once = await totals();
  expect(once).toMatchObject({ "status:completed": 1, "attended:n": 1 });
  await deleteData(ctx, session.id, "taken-back");
  expect(await totals()).toEqual(once);
  const { totals: now } = await readNow(ctx);
  expect(now[dayTally("2026-11-23", "completed")]).toBe(1);
});

it("shows nobody struggling by a signal that was taken back or is no struggle", async () => {
  const { ctx } = await world();
  const { session } = await running(ctx);
  const stored = (await Sessions.get(ctx, session.id))!;
  const struggle = (key: string, minute: number, state: "confirmed" | "retracted") =>
    ({ key, state, to: `2026-11-23T09:0${minute}:00.000Z` }) as Struggle;
  const struggles = [
    struggle("a", 1, "confirmed"),
    struggle("b", 2, "confirmed"),
    struggle("c", 3, "retracted"),
  ];
  const state = { ...beginFold(), struggles };
  const cell = cellOf(stored, ctx.study);
  const shown = (dismissed: string[]) => shownOf(stored, state, { cell, dismissed }).item;
  expect(shown([])).toMatchObject({ struggledTo: struggles[1]!.to });
  expect(shown(["b"])).toMatchObject({ struggledTo: struggles[0]!.to });
  expect(shown(["a", "b"])).not.toHaveProperty("struggledTo");
});

describe("slicesOf", () => {
  it("cuts a range at the ends of months and within, without a gap", () => {
    expect(slicesOf({ from: "2026-01-30", to: "2026-02-09" })).toEqual([
      { month: "2026-01", from: "2026-01-30", to: "2026-01-31" },
      { month: "2026-02", from: "2026-02-01", to: "2026-02-08" },
      { month: "2026-02", from: "2026-02-09", to: "2026-02-09" },
    ]);
    expect(slicesOf({ from: "2026-01-01", to: "2026-12-31" })).toHaveLength(48);
  });
});
