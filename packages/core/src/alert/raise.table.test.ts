import { describe, expect, it } from "vitest";
import { observer, testContext } from "../testing/context.ts";
import { acknowledge } from "./acknowledge.ts";
import { list } from "./list.ts";
import { raiseAlert } from "./raise.ts";

const found = {
  kind: "mail_failed" as const,
  severity: "medium" as const,
  message: "A mail could not be sent.",
};

describe("raising an alert", () => {
  it("counts up within 5 minutes, and begins anew after", async () => {
    const ctx = await testContext();
    const first = await raiseAlert(ctx, found);
    ctx.advance(299_000);
    expect(await raiseAlert(ctx, found)).toMatchObject({ id: first.id, count: 2 });
    ctx.advance(301_000);
    const next = await raiseAlert(ctx, found);
    expect(next).toMatchObject({ count: 1 });
    expect(next.id).not.toBe(first.id);
  });

  it("is one alert however many raise it at once", async () => {
    const ctx = await testContext();
    await Promise.all(Array.from({ length: 4 }, () => raiseAlert(ctx, found)));
    const { items } = await list(ctx.as(observer), { limit: 10 });
    expect(items.map(({ count }) => count)).toEqual([4]);
  });

  it("leaves the open ones when somebody has seen it", async () => {
    const ctx = await testContext();
    const { id } = await raiseAlert(ctx, found);
    for (const _ of [1, 2])
      expect((await acknowledge(ctx.as(observer), { id })).alert).toMatchObject({
        acknowledgedBy: "observer-1",
        version: 2,
      });
    expect((await list(ctx.as(observer), { limit: 10, open: "true" })).items).toEqual([]);
    expect((await list(ctx.as(observer), { limit: 10, open: "false" })).items).toHaveLength(1);
  });
});
