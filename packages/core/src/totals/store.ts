/** Cells of the totals as they are read: by slices of days, so that requests depend on the range alone. */
import { laterDate } from "../availability/zone.ts";
import type { Item, Query } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import { type Cell, cellAt, partitions, unknown } from "./cell.ts";
import { addTo, type Sums } from "./sums.ts";

export interface Counts {
  cell: Partial<Cell>;
  sums: Sums;
}

/** Days from and to, `YYYY-MM-DD`, both inclusive. */
export interface Days {
  from: string;
  to: string;
}

const notSums = new Set(["pk", "sk", "kind"]);

/** The sums of an item; those that came to nothing are left out. */
export const sumsOf = (item: Item): Sums =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]): [string, number][] =>
      // sums of squares may be longer than a number is exact
      notSums.has(name) || Number(value) === 0 ? [] : [[name, Number(value)]],
    ),
  );

/** A query reads at most so many days: a slice of a large study still fits into one page. */
const sliceDays = 8;

interface Slice extends Days {
  month: string;
}

/** Days cut at the ends of months and every eight days within. */
export function slicesOf({ from, to }: Days): Slice[] {
  const slices: Slice[] = [];
  for (let day = from; day <= to; ) {
    const month = day.slice(0, 7);
    const next = laterDate(`${month}-01`, Math.ceil(Number(day.slice(8)) / sliceDays) * sliceDays);
    const end = next.startsWith(month) ? laterDate(next, -1) : lastOf(month);
    const last = end < to ? end : to;
    slices.push({ month, from: day, to: last });
    day = laterDate(last, 1);
  }
  return slices;
}

const lastOf = (month: string): string => {
  const next = laterDate(`${month}-28`, 4).slice(0, 7);
  return laterDate(`${next}-01`, -1);
};

/** The cells of some days, or of all time. By build they are read from where builds are told apart. */
export async function readCells(
  ctx: Context,
  days: Days | undefined,
  { byBuild = false }: { byBuild?: boolean } = {},
): Promise<Counts[]> {
  if (!days) return cellsOf(ctx, { partition: partitions.all });
  const read = slicesOf(days).map(({ month, from, to }) =>
    cellsOf(ctx, {
      partition: byBuild ? partitions.builds(month) : partitions.days(month),
      sort: { from, to: `${to}~` },
    }),
  );
  return (await Promise.all(read)).flat();
}

async function cellsOf(ctx: Context, query: Omit<Query, "startAfter">): Promise<Counts[]> {
  const cells: Counts[] = [];
  for await (const item of everyItem(ctx, query))
    cells.push({ cell: cellAt(item), sums: sumsOf(item) });
  return cells;
}

/** The sums of some cells together. */
export function totalOf(cells: readonly Counts[]): Sums {
  const sums: Sums = {};
  for (const each of cells) addTo(sums, each.sums);
  return sums;
}

/** The sums of cells by what they have of a dimension; those that do not tell it apart stand under `-`. */
export function totalsBy(cells: readonly Counts[], by: keyof Cell): Map<string, Sums> {
  const groups = new Map<string, Sums>();
  for (const { cell, sums } of cells) {
    const value = cell[by] ?? unknown;
    const group = groups.get(value) ?? {};
    groups.set(value, group);
    addTo(group, sums);
  }
  return groups;
}
