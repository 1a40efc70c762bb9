import { describe, expect, it } from "vitest";
import { testContext } from "../testing/context.ts";
import { madeBefore, remember } from "./idempotency.ts";

describe("requests that are repeated", () => {
  it("find what the first one made, with the same body only", async () => {
    const ctx = await testContext();
    const first = { ...ctx, idempotency: { key: "k", requestHash: "one" } };
    expect(await madeBefore(first, "createSession")).toBeUndefined();
    await ctx.table.transact(remember(first, "createSession", "ses_1"));
    expect(await madeBefore(first, "createSession")).toBe("ses_1");
    await expect(
      madeBefore({ ...first, idempotency: { key: "k", requestHash: "two" } }, "createSession"),
    ).rejects.toMatchObject({ code: "idempotency_reused" });
  });

  it("are kept apart by route and caller, and only one of two racers is remembered", async () => {
    const ctx = await testContext();
    const mine = { ...ctx, idempotency: { key: "k", requestHash: "one" } };
    const results = await Promise.all([
      ctx.table.transact(remember(mine, "a", "1")),
      ctx.table.transact(remember(mine, "a", "2")),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await madeBefore(mine, "b")).toBeUndefined();
    expect(
      await madeBefore({ ...mine, actor: { kind: "participant", id: "prt_1" } }, "a"),
    ).toBeUndefined();
  });

  it("are forgotten after 24 hours, also while the old record is still there", async () => {
    const ctx = await testContext();
    const mine = { ...ctx, idempotency: { key: "k", requestHash: "one" } };
    await ctx.table.transact(remember(mine, "a", "1"));
    ctx.advance(24 * 3_600_000 + 1000);
    expect(await madeBefore(mine, "a")).toBeUndefined();
    expect((await ctx.table.transact(remember(mine, "a", "2"))).ok).toBe(true);
  });
});
