import { describe, expect, it } from "vitest";
import * as Alerts from "../alert/store.ts";
import { ingest } from "../event/ingest.ts";
import { project } from "../project/projections.ts";
import { deleteData } from "../session/delete-data.ts";
import * as Staff from "../staff/store.ts";
import { observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { program, running } from "../testing/session.ts";
import { testStream } from "../testing/stream.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

const scene = async () => {
  const ctx = await testContext();
  const stream = testStream(ctx);
  const bus = { publish: async () => undefined };
  const settle = () => stream.drain((change) => project({ ...ctx, bus }, change));
  let seq = 0;
  const trouble = async (session: { id: string }, message: string, more = {}) => {
    await ingest(ctx.as(program(session)), {
      id: session.id,
      events: [
        {
          seq: ++seq,
          type: "error",
          at: new Date(ctx.now()).toISOString(),
          data: { message, code: "E_DISK", severity: "error" },
          ...more,
        },
      ],
    });
    await settle();
  };
  const issues = async (given = {}) =>
    (await list(ctx.as(observer), { limit: 50, ...given })).items;
  const patterns = async (session: { id: string }) =>
    (await Alerts.ofSession(ctx, session.id)).filter(({ kind }) => kind === "failure_pattern");
  return { ctx, settle, trouble, issues, patterns };
};

describe("troubles", { timeout: 30_000 }, () => {
  it("of a session whose data goes leave the board, unless another session shares them", async () => {
    const { ctx, trouble, issues } = await scene();
    const [{ session: one }, { session: two }] = [await running(ctx), await running(ctx)];
    await trouble(one, "Only one says this");
    await trouble(one, "Disk is full");
    await trouble(two, "Disk is full");
    await deleteData(ctx, one.id, "erased");
    expect(await issues()).toMatchObject([
      { title: "Disk is full (E_DISK)", count: 1, sessions: [two.id] },
    ]);
    const before = await ctx.everything();
    await deleteData(ctx, one.id, "erased");
    expect(await ctx.everything()).toEqual(before);
    await deleteData(ctx, two.id, "erased");
    expect(await issues()).toEqual([]);
    expect((await ctx.everything()).filter(({ kind }) => kind === "issue")).toEqual([]);
  });

  it("that say the same are one issue, over sessions, numbers in them aside", async () => {
    const { ctx, trouble, issues } = await scene();
    const [{ session: one }, { session: two }] = [await running(ctx), await running(ctx)];
    await trouble(one, "Disk 1 is full at 0x3f");
    await trouble(one, "Disk 2 is full at 0x4f");
    ctx.advance(60_000);
    await trouble(two, "Disk 7 is full at 0x5f");
    await trouble(two, "Something else");
    const found = await issues();
    expect(found.map(({ title, count, severity }) => [title, count, severity]).sort()).toEqual([
      ["Disk 1 is full at 0x3f (E_DISK)", 3, "medium"],
      ["Something else (E_DISK)", 1, "medium"],
    ]);
    const disk = found.find(({ count }) => count === 3)!;
    expect(disk).toMatchObject({
      status: "open",
      sessions: [two.id, one.id],
      segments: ["non-technical"],
      firstSeenAt: "2026-11-23T09:00:00.000Z",
      lastSeenAt: "2026-11-23T09:01:00.000Z",
    });
    expect(disk).not.toHaveProperty("pattern");
  });

  it("that a task is about are none", async () => {
    const { ctx, trouble, issues } = await scene();
    const { session } = await running(ctx, { scenarioType: "problem-recovery" });
    const data = { message: "gone", code: "NETWORK_DOWN", severity: "error" };
    await trouble(session, "", { task: "network-issue", data });
    expect(await issues()).toEqual([]);
    await trouble(session, "", { task: "find-help", data });
    expect(await issues()).toMatchObject([{ count: 1 }]);
  });

  it("come back when a session meets what was said to be fixed", async () => {
    const { ctx, trouble, issues } = await scene();
    const { session } = await running(ctx);
    await trouble(session, "no");
    const [issue] = await issues();
    await update(ctx.as(researcher), { id: issue!.id, status: "fixed" });
    expect(await issues({ status: "open" })).toEqual([]);
    ctx.advance(1000);
    await trouble(session, "no");
    expect(await issues({ status: "open" })).toMatchObject([{ id: issue!.id, count: 2 }]);
  });

  it("raise one high alert when three sessions share them within a day, counted up by a fourth", async () => {
    const { ctx, trouble, patterns } = await scene();
    const sessions = [];
    for (let count = 0; count < 4; count++) sessions.push((await running(ctx)).session);
    const [one, two, three, four] = sessions;
    await trouble(one!, "no");
    ctx.advance(25 * 3_600_000);
    await trouble(two!, "no");
    await trouble(two!, "no");
    await trouble(three!, "no");
    expect(await patterns(three!)).toEqual([]);
    await trouble(four!, "no");
    expect(await patterns(four!)).toMatchObject([
      { severity: "high", count: 1, about: expect.stringContaining("(E_DISK)") },
    ]);
    await trouble(one!, "no");
    await trouble(four!, "no");
    expect(await patterns(four!)).toMatchObject([{ count: 1 }]);
    await trouble((await running(ctx)).session, "no");
    expect(await patterns(four!)).toMatchObject([{ count: 2 }]);
  });

  it("are counted once when the stream tells them again", async () => {
    const { ctx, trouble, issues } = await scene();
    const { session } = await running(ctx);
    await trouble(session, "no");
    await trouble(session, "no");
    const bus = { publish: async () => undefined };
    for (const item of await ctx.everything())
      if (item.kind === "metrics")
        await project({ ...ctx, bus }, { id: "again", before: undefined, after: item });
    expect(await issues()).toMatchObject([{ count: 2 }]);
  });
});

describe("an issue by hand", () => {
  const given = { title: "Nobody finds the button", severity: "low" } as const;

  it("names its session, and is made once for one key", async () => {
    const { ctx, issues } = await scene();
    const { session } = await running(ctx);
    const idempotency = { key: "k", requestHash: "b" };
    const own: TestContext = { ...ctx.as(observer), idempotency };
    const from = "2026-11-23T09:05:00Z";
    const input = { ...given, sessionId: session.id, task: "installation", from };
    const { issue } = await create(own, input);
    expect(issue).toMatchObject({
      ...given,
      count: 1,
      status: "open",
      sessions: [session.id],
      task: "installation",
      firstSeenAt: "2026-11-23T09:05:00.000Z",
    });
    expect(await create(own, input)).toEqual({ issue });
    expect(await issues()).toEqual([issue]);
  });

  it("goes with the data of its session, and stays where it is about none", async () => {
    const { ctx, issues } = await scene();
    const [{ session: one }, { session: other }] = [await running(ctx), await running(ctx)];
    const make = async (title: string, sessionId?: string) =>
      (await create(ctx.as(observer), { ...given, title, ...(sessionId && { sessionId }) })).issue;
    await make("Ada could not find it", one.id);
    const kept = [await make("Of another session", other.id), await make("Of no session")];
    await deleteData(ctx, one.id, "erased");
    const left = (await issues()).map(({ title }) => title);
    expect(left.sort()).toEqual(kept.map(({ title }) => title).sort());
    expect(JSON.stringify(await ctx.everything())).not.toContain("Ada could not find it");
  });

  it("of an unknown session is refused, and nothing is made", async () => {
    const { ctx, issues } = await scene();
    const sessionId = "ses_01J00000000000000000000001";
    await expect(create(ctx.as(observer), { ...given, sessionId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await issues()).toEqual([]);
  });

  it("is seen over a stretch of time that does not end before it begins", async () => {
    const { ctx } = await scene();
    const [whole, later] = ["2026-11-23T09:05:00Z", "2026-11-23T09:05:00.500Z"];
    const seen = (from: string, to: string) => create(ctx.as(observer), { ...given, from, to });
    expect((await seen(whole, later)).issue.to).toBe(later);
    await expect(seen(later, whole)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is assigned to who has signed in, and changed as it was read", async () => {
    const { ctx } = await scene();
    const { issue } = await create(ctx.as(observer), given);
    const own = ctx.as(researcher);
    const assigned = { id: issue.id, assigneeId: "researcher-1" };
    await expect(update(own, assigned)).rejects.toMatchObject({ code: "invalid_input" });
    await Staff.remember(own);
    expect(await update({ ...own, ifMatch: 1 }, assigned)).toMatchObject({
      issue: { assigneeId: "researcher-1", version: 2 },
    });
    await expect(update({ ...own, ifMatch: 1 }, assigned)).rejects.toMatchObject({ code: "stale" });
    const { issue: free } = await update(own, { id: issue.id, assigneeId: null, severity: "high" });
    expect(free.assigneeId).toBeUndefined();
    expect(free.severity).toBe("high");
  });
});
