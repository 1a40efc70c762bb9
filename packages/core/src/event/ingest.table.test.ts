import { describe, expect, it } from "vitest";
import { complete } from "../session/complete.ts";
import { admin, observer, researcher, type TestContext, testContext } from "../testing/context.ts";
import { booked, program, running } from "../testing/session.ts";
import { ingest } from "./ingest.ts";
import { list } from "./list.ts";

const clicks = (ctx: TestContext, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    seq: from + index,
    type: "click" as const,
    at: new Date(ctx.now() + (from + index) * 100).toISOString(),
    target: `button-${from + index}`,
  }));

const stored = async (ctx: TestContext, id: string) => {
  const page = await list(ctx.as(observer), { id, limit: 1000 });
  return "items" in page ? page.items.map(({ seq }) => seq) : [];
};

/** The same world in another warm function: nothing is remembered. */
const cold = (ctx: TestContext): TestContext => ({ ...ctx, table: { ...ctx.table } });

describe("numbered events", () => {
  it("are taken once, in one item", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const own = ctx.as(program(session));
    const before = (await ctx.everything()).length;
    expect(await ingest(own, { id: session.id, events: clicks(ctx, 1, 50) })).toEqual({
      accepted: 50,
      duplicates: 0,
      ignored: 0,
      lastSeq: 50,
      gaps: [],
    });
    // the chunk, once for the source that it numbers its events itself, and how many sources there are
    expect((await ctx.everything()).length).toBe(before + 3);
    await ingest(own, { id: session.id, events: clicks(ctx, 51, 100) });
    expect((await ctx.everything()).length).toBe(before + 4);
  });

  it("are all duplicates when they come again, to a warm and a cold function", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const batch = { id: session.id, events: clicks(ctx, 1, 20) };
    await ingest(ctx.as(program(session)), batch);
    for (const again of [ctx, cold(ctx)])
      expect(await ingest({ ...again, actor: program(session) }, batch)).toMatchObject({
        accepted: 0,
        duplicates: 20,
        lastSeq: 20,
      });
    expect(await stored(ctx, session.id)).toEqual(clicks(ctx, 1, 20).map(({ seq }) => seq));
  });

  it("lose and double nothing in any order and cut, and gaps are told", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const send = (from: number, to: number) =>
      ingest(
        { ...cold(ctx), actor: program(session) },
        { id: session.id, events: clicks(ctx, from, to) },
      );
    await send(11, 20);
    await send(1, 4);
    await send(3, 12);
    await send(1, 30);
    await send(25, 28);
    expect(await stored(ctx, session.id)).toEqual(clicks(ctx, 1, 30).map(({ seq }) => seq));
    const warm = ctx.as(program(session));
    await ingest(warm, { id: session.id, events: clicks(ctx, 31, 32) });
    const answer = await ingest(warm, { id: session.id, events: clicks(ctx, 40, 41) });
    expect(answer).toMatchObject({ lastSeq: 41, gaps: expect.arrayContaining([[33, 39]]) });
  });

  it("with holes in a batch do not stand for the whole of its range", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const [a, b, c, d] = clicks(ctx, 1, 4);
    await ingest({ ...cold(ctx), actor: program(session) }, { id: session.id, events: [a!, d!] });
    await ingest(
      { ...cold(ctx), actor: program(session) },
      { id: session.id, events: [a!, b!, c!, d!] },
    );
    expect(await stored(ctx, session.id)).toEqual([1, 2, 3, 4]);
  });

  it("are masked before they are stored", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    await ingest(ctx.as(program(session)), {
      id: session.id,
      events: [
        {
          seq: 1,
          type: "error",
          at: new Date(ctx.now()).toISOString(),
          data: { message: "cannot open /home/mira/a for mira@example.org", severity: "error" },
        },
      ],
    });
    const page = await list(ctx.as(observer), { id: session.id, limit: 10 });
    expect("items" in page && page.items[0]?.data?.message).toBe(
      "cannot open /home/[user]/a for [email]",
    );
  });

  it("are of the caller's own source", async () => {
    const ctx = await testContext();
    const { session, participant } = await running(ctx);
    const { session: other } = await running(ctx);
    const events = clicks(ctx, 1, 1);
    await expect(
      ingest(ctx.as(program(session)), { id: session.id, source: "portal", events }),
    ).rejects.toMatchObject({ code: "source_forbidden" });
    await expect(ingest(ctx.as(program(session)), { id: other.id, events })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(ingest(ctx.as(observer), { id: session.id, events })).rejects.toMatchObject({
      code: "forbidden",
    });
    await ingest(ctx.as({ kind: "participant", id: participant.id }), { id: session.id, events });
    await ingest(ctx.as(admin), { id: session.id, events });
    const page = await list(ctx.as(observer), { id: session.id, limit: 10, summary: "1" });
    expect("sources" in page && page.sources.map(({ source }) => source)).toEqual([
      "portal",
      "staff",
    ]);
  });
});

describe("events without numbers", () => {
  const bare = { type: "click" as const, at: "2026-11-23T09:00:01.000Z", target: "a" };

  it("are numbered by the server, each batch after the other", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const own = ctx.as(program(session));
    await Promise.all(
      Array.from({ length: 5 }, () => ingest(own, { id: session.id, events: [bare, bare] })),
    );
    expect(await ingest(own, { id: session.id, ...bare })).toMatchObject({
      accepted: 1,
      lastSeq: 11,
    });
    expect(await stored(ctx, session.id)).toEqual(
      Array.from({ length: 11 }, (_, index) => index + 1),
    );
  });

  it("are protected by an idempotency key", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const own = { ...ctx.as(program(session)), idempotency: { key: "once", requestHash: "body" } };
    await ingest(own, { id: session.id, events: [bare, bare] });
    expect(await ingest(own, { id: session.id, events: [bare, bare] })).toMatchObject({
      accepted: 0,
      duplicates: 2,
      lastSeq: 2,
    });
    await expect(
      ingest(
        { ...own, idempotency: { key: "once", requestHash: "other" } },
        { id: session.id, events: [bare] },
      ),
    ).rejects.toMatchObject({ code: "idempotency_reused" });
  });

  it("do not mix with numbered ones of the same source", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    await ingest(ctx.as(program(session)), { id: session.id, events: [bare] });
    await expect(
      ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 2) }),
    ).rejects.toMatchObject({ code: "source_numbering" });
    await ingest(ctx.as(program(session, "app-2")), { id: session.id, events: clicks(ctx, 1, 2) });
    await expect(
      ingest(ctx.as(program(session, "app-2")), { id: session.id, events: [bare] }),
    ).rejects.toMatchObject({ code: "source_numbering" });
  });
});

describe("the session's state", () => {
  it("refuses what never started", async () => {
    const ctx = await testContext();
    const { session } = await booked(ctx);
    await expect(
      ingest(ctx.as(program(session)), { id: session.id, events: clicks(ctx, 1, 1) }),
    ).rejects.toMatchObject({ code: "session_not_started" });
  });

  it("is read again before a refusal, however warm the function is", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    const own = ctx.as(program(session));
    await ingest(own, { id: session.id, events: clicks(ctx, 1, 1) });
    await complete(ctx.as(researcher), { id: session.id });
    ctx.advance(6000);
    await ingest(own, { id: session.id, events: clicks(ctx, 2, 2) });
    ctx.advance(8 * 86_400_000);
    await expect(ingest(own, { id: session.id, events: clicks(ctx, 3, 3) })).rejects.toMatchObject({
      code: "session_closed",
    });
  });

  it("takes for 7 days what came about until 10 minutes after the end, and says so", async () => {
    const ctx = await testContext();
    const { session } = await running(ctx);
    await complete(ctx.as(researcher), { id: session.id });
    const end = ctx.now();
    ctx.advance(3 * 86_400_000);
    const at = (minutes: number) => new Date(end + minutes * 60_000).toISOString();
    const answer = await ingest(ctx.as(program(session)), {
      id: session.id,
      sentAt: new Date(ctx.now()).toISOString(),
      events: [
        { seq: 1, type: "click", at: at(-5) },
        { seq: 2, type: "click", at: at(10) },
        { seq: 3, type: "click", at: at(11) },
        { seq: 4, type: "feature_used", at: at(23 * 60) },
        { seq: 5, type: "feature_used", at: at(25 * 60) },
      ],
    });
    expect(answer).toEqual({ accepted: 3, duplicates: 0, ignored: 2, lastSeq: 4, gaps: [] });
    const page = await list(ctx.as(observer), { id: session.id, limit: 10 });
    expect("items" in page && page.items.map(({ seq, late }) => [seq, late])).toEqual([
      [1, true],
      [2, true],
      [4, true],
    ]);
  });
});
