import { describe, expect, it } from "vitest";
import { testContext } from "../testing/context.ts";
import { takeFromLimit } from "./take.ts";

const limit = { count: 3, perSeconds: 60, by: "source-address" } as const;

describe("a rate limit", () => {
  it("lets so many calls through and tells when the next window opens", async () => {
    const ctx = await testContext({ startAt: "2026-11-23T09:00:10.000Z" });
    const taken = [];
    for (let call = 0; call < 3; call++)
      taken.push(await takeFromLimit(ctx, "pair", limit, "10.0.0.1"));
    expect(taken.map(({ remaining }) => remaining)).toEqual([2, 1, 0]);
    await expect(takeFromLimit(ctx, "pair", limit, "10.0.0.1")).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 50,
    });
    expect((await takeFromLimit(ctx, "pair", limit, "10.0.0.2")).remaining).toBe(2);
    ctx.advance(50_000);
    expect((await takeFromLimit(ctx, "pair", limit, "10.0.0.1")).remaining).toBe(2);
  });

  it("is exact under a race", async () => {
    const ctx = await testContext();
    const calls = await Promise.allSettled(
      Array.from({ length: 20 }, () => takeFromLimit(ctx, "pair", limit, "10.0.0.1")),
    );
    expect(calls.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });
});
