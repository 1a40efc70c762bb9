/** The same outcome however events, the end, their projection and a researcher's word interleave. */
import type { SessionOutcome } from "@luna/contracts/entities/session";
import type { EventType } from "@luna/contracts/events/event-types";
import { describe, expect, it } from "vitest";
import { analyzeSession } from "../analytics/analyze-session.ts";
import type { Context } from "../context.ts";
import { ingest } from "../event/ingest.ts";
import { rebuild } from "../metrics/rebuild.ts";
import { project } from "../project/projections.ts";
import { researcher, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { rateIn } from "../totals/measure.ts";
import { recount } from "../totals/recount.ts";
import { readCells, totalOf } from "../totals/store.ts";
import { complete } from "./complete.ts";
import { judgeTask } from "./judge-task.ts";
import * as Store from "./store.ts";
import { timeOut } from "./time-out.ts";
import { update } from "./update.ts";

type Sent = [EventType, object?];
const task = "installation";
const tried = (success: boolean): Sent[] => [
  ["task_started", { task }],
  ["task_completed", { task, data: { success } }],
];
const help: Sent = ["help_requested", { task }];
const error: Sent = ["error", { task, data: { message: "no", severity: "error" } }];

async function scene() {
  const ctx = await testContext({ actor: researcher });
  const { session } = await running(ctx);
  const { id } = session;
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  const settleIn = (world: Context) => stream.drain((change) => project({ ...world, bus }, change));
  const settle = () => settleIn(ctx);
  await settle();
  let seq = 0;
  const send = (...events: Sent[]) =>
    ingest(ctx.as(program(session)), {
      id,
      sentAt: new Date(ctx.now()).toISOString(),
      events: events.map(([type, given]) => {
        ctx.advance(1000);
        return { seq: ++seq, type, at: new Date(ctx.now()).toISOString(), ...given };
      }),
    });
  const end = (success?: boolean) => complete(ctx.as(program(session)), { id, success });
  const word = (outcome: SessionOutcome) => judgeTask(ctx, { id, task, outcome, reason: "seen" });
  const stored = async () => (await Store.get(ctx, id, { consistent: true }))!;
  /** The outcome once all is projected, which totals and a rebuild agree with. */
  const outcome = async () => {
    await settle();
    const { outcome } = await stored();
    expect(await rebuild(ctx, { id, repair: false })).toEqual([]);
    expect(await recount(ctx)).toEqual([]);
    const sums = await totals();
    expect(Object.keys(sums).filter((name) => name.startsWith("outcome:"))).toEqual([
      `outcome:${outcome}`,
    ]);
    return outcome;
  };
  const totals = async () => totalOf(await readCells(ctx, undefined));
  return { ctx, id, settle, settleIn, send, end, word, stored, outcome, totals };
}

describe("a session's outcome", () => {
  const cases: [string, Sent[], boolean | undefined, SessionOutcome][] = [
    ["a failed task", tried(false), undefined, "failure"],
    ["a completed task", tried(true), undefined, "success"],
    ["help and a completed task", [help, ...tried(true)], undefined, "with-help"],
    ["help and a success that was said", [help, ...tried(true)], true, "with-help"],
    ["a failed task and a success that was said", tried(false), true, "success"],
    ["a completed task and a failure that was said", tried(true), false, "failure"],
  ];
  it.each(cases)("is the same before and after projection: %s", async (_of, events, said, is) => {
    const now = await scene();
    await now.send(...events);
    await now.end(said);
    expect(await now.outcome()).toBe(is);

    const settled = await scene();
    await settled.send(...events);
    await settled.settle();
    expect((await settled.end(said)).session.outcome).toBe(is);
    expect(await settled.outcome()).toBe(is);

    const late = await scene();
    await late.end(said);
    await late.settle();
    await late.send(...events);
    expect(await late.outcome()).toBe(is);
  });

  it("follows help that is folded while the session ends", async () => {
    const { ctx, settleIn, send, end, outcome } = await scene();
    await send(help);
    let ended = false;
    // the fold has read a session that runs when that ends
    const table: typeof ctx.table = {
      ...ctx.table,
      async transact(writes) {
        const folds = writes.some((write) => "put" in write && write.put.sk === "METRICS");
        if (folds && !ended) {
          ended = true;
          expect((await end()).session.outcome).toBe("success");
        }
        return ctx.table.transact(writes);
      },
    };
    await settleIn({ ...ctx, table });
    expect(ended).toBe(true);
    expect(await outcome()).toBe("with-help");
  });

  it("follows when the clock has ended the session", async () => {
    const { ctx, id, settle, send, outcome, stored } = await scene();
    const all = (await stored()).tasks.flatMap(({ id }): Sent[] => [
      ["task_started", { task: id }],
      ["task_completed", { task: id }],
    ]);
    await send(...all);
    await settle();
    ctx.advance(11 * 60_000);
    await send(help);
    await timeOut(ctx, { id });
    expect(await stored()).toMatchObject({ status: "completed", outcome: "success" });
    expect(await outcome()).toBe("with-help");
  });
});

describe("a researcher's word", () => {
  const cases: [completed: boolean, SessionOutcome, SessionOutcome][] = [
    [true, "failure", "failure"],
    [false, "success", "success"],
    [true, "with-help", "with-help"],
  ];
  it.each(cases)("on a task with success %s, %s, makes the session %s", async (done, said, is) => {
    const before = await scene();
    await before.send(...tried(done));
    await before.settle();
    await before.word(said);
    expect((await before.end()).session.outcome).toBe(is);
    expect(await before.outcome()).toBe(is);

    const unsettled = await scene();
    await unsettled.word(said);
    await unsettled.send(...tried(done));
    await unsettled.end();
    expect(await unsettled.outcome()).toBe(is);

    const after = await scene();
    await after.send(...tried(done));
    await after.end();
    await after.settle();
    await after.word(said);
    expect((await after.stored()).outcome).toBe(is);
    expect(await after.outcome()).toBe(is);
  });

  it("on the session stands, said before its end or after", async () => {
    const after = await scene();
    await after.end();
    await update(after.ctx, { id: after.id, outcome: "success" });
    await after.send(help, ...tried(false));
    expect(await after.outcome()).toBe("success");

    const before = await scene();
    await update(before.ctx, { id: before.id, outcome: "success" });
    await before.send(help, ...tried(false));
    await before.end(false);
    expect(await before.outcome()).toBe("success");
  });

  it("of help leaves no unaided success and no recovery, in one session as in all", async () => {
    const { ctx, id, send, end, word, outcome, totals } = await scene();
    await send(["task_started", { task }], error, ["task_completed", { task }]);
    await end();
    expect(await outcome()).toBe("success");
    const rates = async () => {
      const sums = await totals();
      return ["recovery", "unaided", "help", "done"].map((name) => rateIn(sums, name).x);
    };
    expect(await rates()).toEqual([1, 1, 0, 1]);
    await word("with-help");
    expect(await outcome()).toBe("with-help");
    expect(await rates()).toEqual([0, 0, 1, 1]);
    const { errors } = await analyzeSession(ctx, { id });
    expect(errors.map(({ recovery }) => recovery.state)).toEqual(["with-help"]);
  });
});
