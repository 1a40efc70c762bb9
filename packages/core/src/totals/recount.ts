/** Adds every contribution up anew and holds it against the totals: they must not differ. */
import { isDeepStrictEqual } from "node:util";
import type { Key } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import * as Metrics from "../metrics/store.ts";
import { sessionLists } from "../session/store.ts";
import { type Cell, cellAt, keysOf, partitions } from "./cell.ts";
import { increment } from "./counted.ts";
import { sumsOf } from "./store.ts";
import { addTo, difference, type Sums } from "./sums.ts";

export interface Deviation {
  key: Key;
  /** What the totals have too much, by name of the sum. */
  excess: Sums;
}

/**
 * Takes from the totals what they have too much, where two counts find the same: what differs for a
 * moment only was being counted. Answers what was set right.
 */
export async function repairTotals(ctx: Context): Promise<Deviation[]> {
  const first = await recount(ctx);
  if (first.length === 0) return [];
  const second = await recount(ctx);
  const lasting = second.filter((each) => first.some((known) => isDeepStrictEqual(known, each)));
  for (const { key, excess } of lasting)
    for (const write of increment(key, difference(excess, {}))) await ctx.table.transact([write]);
  return lasting;
}

/** Cells whose sums are not those of the sessions in them, erased ones included; none when all is well. */
export async function recount(ctx: Context): Promise<Deviation[]> {
  const wanted = new Map<string, { key: Key; sums: Sums }>();
  const add = (cell: Cell, sums: Sums) => {
    for (const key of keysOf(cell)) {
      const name = `${key.pk}\n${key.sk}`;
      const known = wanted.get(name) ?? { key, sums: {} };
      wanted.set(name, known);
      addTo(known.sums, sums);
    }
  };
  const sessions = everyItem(ctx, { index: "list", partition: sessionLists.created });
  for await (const { id } of sessions) {
    const metrics = await Metrics.get(ctx, id, { consistent: true });
    if (metrics?.counted) add(metrics.counted.cell, metrics.counted.sums);
  }
  for await (const item of everyItem(ctx, { partition: partitions.erased }))
    add(cellAt(item) as Cell, sumsOf(item));
  const months = new Set([...wanted.values()].map(({ key }) => key.pk));
  const deviations: Deviation[] = [];
  for (const partition of months) {
    for await (const item of everyItem(ctx, { partition, consistent: true })) {
      const name = `${item.pk}\n${item.sk}`;
      const excess = difference(wanted.get(name)?.sums ?? {}, sumsOf(item));
      wanted.delete(name);
      if (Object.keys(excess).length > 0)
        deviations.push({ key: { pk: item.pk, sk: item.sk }, excess });
    }
  }
  for (const { key, sums } of wanted.values()) {
    const excess = difference(sums, {});
    if (Object.keys(excess).length > 0) deviations.push({ key, excess });
  }
  return deviations;
}
