/** Totals that follow items one by one: each item's contribution is kept, and a change moves the difference. */
import type { Update } from "../aws/expression.ts";
import type { Item, Key } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";

/**
 * How much something adds to each cell of the totals. A cell `part/name` stands in an item of its
 * own, such as a day: no item grows without end.
 */
export type Contribution = Record<string, number>;

const wholePart = "TOTALS";
const partitionOf = (totals: string): string => `TOTALS#${totals}`;
const wholeKey = (totals: string): Key => ({ pk: partitionOf(totals), sk: wholePart });
const tallyKey = (of: Key, name?: string): Key => ({
  pk: of.pk,
  sk: name === undefined ? "TALLY" : `TALLY#${name}`,
});

const tries = 8;
/** As many as one expression has room for. */
const mostForgotten = 50;

/**
 * Makes an item's contribution to the totals what it is at this version, in one transaction with the
 * note of it: telling it again, or an older version after a newer, changes nothing. An item that is
 * gone is told without a contribution. `name` tells several contributions of one item apart.
 */
export async function tally(
  ctx: Context,
  totals: string,
  item: Key,
  now: { version: number; contribution: Contribution } | undefined,
  name?: string,
): Promise<void> {
  const key = tallyKey(item, name);
  for (let attempt = 0; attempt < tries; attempt++) {
    const known = await ctx.table.get(key, { consistent: true });
    if (!known && !now) return;
    if (known && now && known.version >= now.version) return;
    const difference = subtract(now?.contribution ?? {}, known?.contribution ?? {});
    const unchanged = known
      ? { expression: "#version = :known", values: { known: known.version } }
      : { expression: "attribute_not_exists(#pk)" };
    const note = now
      ? { put: { ...key, kind: "totals", ...now }, if: unchanged }
      : { delete: key, if: unchanged };
    const written = await ctx.table.transact([note, ...increments(totals, difference)]);
    if (written.ok) return;
  }
  throw new Error(`the totals of ${item.pk} change all the time`);
}

/** One increment for each part that a difference touches. */
function increments(totals: string, difference: Contribution): { update: Key; change: Update }[] {
  const parts = new Map<string, Contribution>();
  for (const [cell, value] of Object.entries(difference)) {
    const slash = cell.indexOf("/");
    const part = slash < 0 ? wholePart : cell.slice(0, slash);
    parts.set(part, { ...parts.get(part), [cell.slice(slash + 1)]: value });
  }
  return [...parts].map(([sk, add]) => ({
    update: { pk: partitionOf(totals), sk },
    change: { set: { kind: "totals" }, add },
  }));
}

/** Cells with their sums; empty ones are left out. */
export async function readTotals(ctx: Context, totals: string): Promise<Contribution> {
  const item = await ctx.table.get(wholeKey(totals));
  return item ? cellsOf(item) : {};
}

/** The parts from one to another, both included, in order of their names. */
export async function readParts(
  ctx: Context,
  totals: string,
  range: { from: string; to: string },
): Promise<{ part: string; cells: Contribution }[]> {
  const parts: { part: string; cells: Contribution }[] = [];
  for await (const item of everyItem(ctx, { partition: partitionOf(totals), sort: range }))
    parts.push({ part: item.sk, cells: cellsOf(item) });
  return parts;
}

const cellsOf = (item: Item): Contribution =>
  Object.fromEntries(
    Object.entries(item).filter(
      (entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] !== 0,
    ),
  );

/** Takes empty cells away that nothing will be added to again: the item would grow for ever. */
export async function forgetCells(
  ctx: Context,
  totals: string,
  isOver: (cell: string) => boolean,
): Promise<void> {
  const item = (await ctx.table.get(wholeKey(totals))) ?? {};
  const over = Object.entries(item)
    .flatMap(([cell, value]) => (value === 0 && isOver(cell) ? [cell] : []))
    .slice(0, mostForgotten);
  if (over.length === 0) return;
  await ctx.table.update(
    wholeKey(totals),
    { remove: over },
    { expression: over.map((cell) => `#${cell} = :zero`).join(" AND "), values: { zero: 0 } },
  );
}

function subtract(a: Contribution, b: Contribution): Contribution {
  const difference: Contribution = {};
  for (const cell of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const value = (a[cell] ?? 0) - (b[cell] ?? 0);
    if (value !== 0) difference[cell] = value;
  }
  return difference;
}
