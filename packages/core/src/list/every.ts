import type { Item, Query } from "../aws/table.ts";
import type { Context } from "../context.ts";

/** Every item of a query, page by page. */
export async function* everyItem(
  ctx: Context,
  query: Omit<Query, "startAfter">,
): AsyncGenerator<Item> {
  let startAfter: Record<string, unknown> | undefined;
  do {
    const page = await ctx.table.query({ ...query, startAfter });
    yield* page.items;
    startAfter = page.endedAt;
  } while (startAfter);
}
