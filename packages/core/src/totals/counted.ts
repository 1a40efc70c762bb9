/** What METRICS keeps of a session's place in the totals, to take it away again. */
import type { Item, Key, Write } from "../aws/table.ts";
import { type Cell, keysOf } from "./cell.ts";
import { difference, type Sums } from "./sums.ts";

export interface Counted {
  cell: Cell;
  sums: Sums;
  /** Keys of signals that a researcher called no struggle. */
  dismissed: string[];
  /** What the dashboard shows of it. */
  now: {
    /** Attribute of the day's count. */
    tally?: string;
    item?: Item;
  };
}

type Counting = Pick<Counted, "cell" | "sums">;

/** The increments that make what was counted into what is; none when it stays as it is. */
export function moves(before: Counting | undefined, after: Counting | undefined): Write[] {
  const byItem = new Map<string, { key: Key; before: Sums; after: Sums }>();
  const at = (key: Key) => {
    const name = `${key.pk}\n${key.sk}`;
    const known = byItem.get(name) ?? { key, before: {}, after: {} };
    byItem.set(name, known);
    return known;
  };
  if (before) for (const key of keysOf(before.cell)) at(key).before = before.sums;
  if (after) for (const key of keysOf(after.cell)) at(key).after = after.sums;
  return [...byItem.values()].flatMap((each) =>
    increment(each.key, difference(each.before, each.after)),
  );
}

/** Adds to the sums of an item that may be absent yet. */
export const increment = (key: Key, add: Sums): Write[] =>
  Object.keys(add).length === 0 ? [] : [{ update: key, change: { set: { kind: "totals" }, add } }];
