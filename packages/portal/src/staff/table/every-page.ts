import type { Page } from "./use-pages.ts";

/** All items of a list, page by page in its order; `cut` when it goes on behind the last page that may be read. */
export async function everyPage<Item>(
  read: (cursor: { cursor?: string }) => Promise<Page<Item>>,
  mostPages = Number.POSITIVE_INFINITY,
): Promise<{ items: Item[]; cut: boolean }> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await read(cursor ? { cursor } : {});
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (!cursor) break;
  }
  return { items, cut: cursor !== undefined };
}
