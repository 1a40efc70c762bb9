/**
 * Data of a person who asked to be erased, kept by a legal hold: it carries `sealedAt` and is absent
 * for everyone but admins and the service itself, as if it had been erased.
 */
import type { Actor } from "../actor.ts";
import { isStaff } from "../actor.ts";
import { ifVersion } from "../aws/expression.ts";
import type { Item, Query, Table } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { everyItem } from "../list/every.ts";

export const maySeeSealed = (actor: Actor): boolean =>
  actor.kind === "service" || isStaff(actor, "admin");

const isOpen = (item: Item | undefined): item is Item => item?.sealedAt === undefined;

/** The same table to everyone who may not see what is sealed. */
export const withoutSealed = (table: Table): Table => ({
  ...table,
  async get(key, options) {
    const item = await table.get(key, options);
    return isOpen(item) ? item : undefined;
  },
  getMany: async (keys, options) => (await table.getMany(keys, options)).filter(isOpen),
  async query(query) {
    const page = await table.query(query);
    return { ...page, items: page.items.filter(isOpen) };
  },
});

/**
 * Seals every item of a query, each with a version; those that are sealed already stay as they are,
 * and one that changes at this moment is left to the next run.
 */
export async function sealEvery(ctx: Context, query: Omit<Query, "startAfter">): Promise<void> {
  for await (const found of everyItem(ctx, query)) {
    const item = found.sealedAt ? undefined : await ctx.table.get(found, { consistent: true });
    if (item)
      await ctx.table.put({ ...item, sealedAt: instant(ctx) }, ifVersion(item.version as number));
  }
}
