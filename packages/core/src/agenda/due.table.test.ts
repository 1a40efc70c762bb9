import { describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { after } from "../context.ts";
import { notFound } from "../error.ts";
import { testContext } from "../testing/context.ts";
import { forEachDue } from "./due.ts";

const put = (ctx: Context, name: string, dueAt: string, agenda = "jobs") =>
  ctx.table.put({ pk: name, sk: "ITEM", kind: "job", agenda, dueAt });

/** Acts by writing down the names, and taking the items off the agenda. */
function recorder(ctx: Context) {
  const names: string[] = [];
  const act = async (_: Context, item: { pk: string; sk: string }) => {
    names.push(item.pk);
    await ctx.table.update(item, { remove: ["agenda", "dueAt"] });
  };
  return { names, act };
}

const budget = { budgetMs: 60_000, pageSize: 3 };

describe("forEachDue", () => {
  it("acts on what is due, in order, in pages, and on nothing else", async () => {
    const ctx = await testContext();
    for (let index = 8; index >= 1; index--)
      await put(ctx, `due-${index}`, after(ctx.now(), { minutes: index - 8 }));
    await put(ctx, "later", after(ctx.now(), { seconds: 1 }));
    await put(ctx, "other", after(ctx.now(), { minutes: -1 }), "reminders");
    const { names, act } = recorder(ctx);
    expect(await forEachDue(ctx, "jobs", act, budget)).toEqual({
      done: 8,
      failed: 0,
      finished: true,
    });
    expect(names).toEqual(Array.from({ length: 8 }, (_, index) => `due-${index + 1}`));
    expect(await forEachDue(ctx, "jobs", act, budget)).toMatchObject({ done: 0 });
  });

  it("does what several punctual runs would have done", async () => {
    const ctx = await testContext();
    await put(ctx, "a", after(ctx.now(), { hours: -3 }));
    const dueTimes: string[] = [];
    await forEachDue(
      ctx,
      "jobs",
      async (_, item) => {
        dueTimes.push(item.dueAt);
        await ctx.table.update(item, { set: { dueAt: after(item.dueAt, { hours: 1 }) } });
      },
      budget,
    );
    expect(dueTimes).toHaveLength(4);
    expect(dueTimes.at(-1)).toBe(after(ctx.now(), {}));
  });

  it("is not held up by one that fails, or that is gone", async () => {
    const ctx = await testContext();
    await put(ctx, "a-broken", after(ctx.now(), { minutes: -3 }));
    await put(ctx, "b-gone", after(ctx.now(), { minutes: -2 }));
    await put(ctx, "c-fine", after(ctx.now(), { minutes: -1 }));
    const { names, act } = recorder(ctx);
    const run = await forEachDue(
      ctx,
      "jobs",
      async (_, item) => {
        if (item.pk === "a-broken") throw new Error("broken");
        if (item.pk === "b-gone") throw notFound("item");
        await act(_, item);
      },
      budget,
    );
    expect(run).toEqual({ done: 1, failed: 1, finished: true });
    expect(names).toEqual(["c-fine"]);
    expect(ctx.logged).toMatchObject([{ level: "error", fields: { item: "a-broken" } }]);
  });

  it("stops when its time is over and leaves the rest to the next run", async () => {
    const ctx = await testContext();
    await put(ctx, "a", after(ctx.now(), { minutes: -2 }));
    await put(ctx, "b", after(ctx.now(), { minutes: -1 }));
    const { names, act } = recorder(ctx);
    const slow = async (...given: Parameters<typeof act>) => {
      await act(...given);
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    expect(await forEachDue(ctx, "jobs", slow, { budgetMs: 100 })).toMatchObject({
      finished: false,
    });
    await forEachDue(ctx, "jobs", slow, { budgetMs: 100 });
    expect(names).toEqual(["a", "b"]);
  });
});
