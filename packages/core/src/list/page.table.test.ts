import { describe, expect, it } from "vitest";
import type { Item } from "../aws/table.ts";
import { testContext } from "../testing/context.ts";
import { listPage } from "./page.ts";

async function filled(count: number) {
  const ctx = await testContext();
  for (let number = 1; number <= count; number++) {
    const sort = String(number).padStart(4, "0");
    await ctx.table.put({
      pk: `THING#${sort}`,
      sk: "THING",
      listKey: "THING",
      listSort: sort,
      number,
    });
  }
  return ctx;
}

const things = { index: "list", partition: "THING", descending: true } as const;
const number = (item: Item) => item.number as number | undefined;

describe("a list", () => {
  it("goes on where the last page ended until there is no more", async () => {
    const ctx = await filled(7);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPage(ctx, { limit: 3, cursor }, "listThings", things, number);
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it("keeps its place while items are added", async () => {
    const ctx = await filled(4);
    const first = await listPage(ctx, { limit: 2 }, "listThings", things, number);
    await ctx.table.put({
      pk: "THING#0009",
      sk: "THING",
      listKey: "THING",
      listSort: "0009",
      number: 9,
    });
    const second = await listPage(
      ctx,
      { limit: 2, cursor: first.nextCursor },
      "listThings",
      things,
      number,
    );
    expect([...first.items, ...second.items]).toEqual([4, 3, 2, 1]);
  });

  it("leaves out what the view does not show and still fills the page", async () => {
    const ctx = await filled(9);
    const even = await listPage(ctx, { limit: 3 }, "listThings", things, (item) =>
      item.number % 2 === 0 ? item.number : undefined,
    );
    expect(even.items).toEqual([8, 6, 4]);
    expect(even.nextCursor).toBeDefined();
  });

  it("refuses a cursor of another list, of other filters, or a forged one", async () => {
    const ctx = await filled(3);
    const { nextCursor } = await listPage(ctx, { limit: 1 }, "listThings", things, number);
    const ask = (route: string, more: object, cursor: string) =>
      listPage(ctx, { limit: 1, cursor, ...more }, route, things, number);
    await expect(ask("listOthers", {}, nextCursor!)).rejects.toMatchObject({
      code: "invalid_cursor",
    });
    await expect(ask("listThings", { status: "open" }, nextCursor!)).rejects.toMatchObject({
      code: "invalid_cursor",
    });
    await expect(ask("listThings", {}, `${nextCursor!.slice(0, -2)}AA`)).rejects.toMatchObject({
      code: "invalid_cursor",
    });
    await expect(ask("listThings", {}, "nonsense")).rejects.toMatchObject({
      code: "invalid_cursor",
    });
  });
});
