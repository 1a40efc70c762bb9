/** A page of a list from one query, with the cursor to go on. */
import { type IndexName, tableLayout } from "@luna/contracts/storage";
import type { Item, Query } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { cursorScope, openCursor, sealCursor } from "./cursor.ts";

/** Items that one request looks at, at most, when a filter has no index. */
export const scanLimit = 1000;

export interface Listed<T> {
  items: T[];
  nextCursor?: string;
}

/**
 * Reads until `limit` items pass `keep` or 1,000 were looked at; the page may then be short and
 * still have a cursor. `route` and `filters` bind the cursor.
 */
export async function listPage<T>(
  ctx: Context,
  input: { limit: number; cursor?: string | undefined },
  route: string,
  query: Omit<Query, "limit" | "startAfter">,
  view: (item: Item) => T | undefined | Promise<T | undefined>,
): Promise<Listed<T>> {
  const scope = cursorScope(route, input as Record<string, unknown>);
  let position = input.cursor
    ? await openCursor<Record<string, unknown>>(ctx, scope, input.cursor)
    : undefined;
  const items: T[] = [];
  for (let seen = 0; seen < scanLimit; ) {
    const size = Math.min(scanLimit - seen, Math.max(input.limit - items.length, 25));
    const page = await ctx.table.query({ ...query, limit: size, startAfter: position });
    seen += size;
    for (const item of page.items) {
      const seenAs = await view(item);
      if (seenAs === undefined) continue;
      items.push(seenAs);
      if (items.length === input.limit) {
        const last = page.items.at(-1) === item;
        if (last && !page.endedAt) return { items };
        return { items, nextCursor: await sealCursor(ctx, scope, keyOf(item, query.index)) };
      }
    }
    position = page.endedAt;
    if (!position) return { items };
  }
  return { items, nextCursor: await sealCursor(ctx, scope, position) };
}

/** The key that DynamoDB would give had the page ended at this item. */
function keyOf(item: Item, index: IndexName | undefined): Record<string, unknown> {
  const key: Record<string, unknown> = { pk: item.pk, sk: item.sk };
  for (const name of index ? tableLayout.indexes[index] : []) key[name] = item[name];
  return key;
}
