import { type Context, instant } from "../context.ts";
import { readTotals } from "../tally/tally.ts";
import { amountsIn, fileTotals } from "./cells.ts";
import * as File from "./store.ts";

/** Records that are looked at for the oldest file: some at the beginning may have been rejected. */
const mostLookedAt = 100;

/** What is stored, by category, type and age, and what is due for removal; two reads however much it is. */
export async function storageStatistics(ctx: Context) {
  const [cells, oldest] = await Promise.all([
    readTotals(ctx, fileTotals),
    ctx.table.query({
      index: "list",
      partition: File.fileList,
      limit: mostLookedAt,
      filter: { expression: "#status = :ready", values: { ready: "ready" } },
    }),
  ]);
  const oldestAt = oldest.items[0]?.createdAt as string | undefined;
  return { ...amountsIn(cells, instant(ctx)), ...(oldestAt && { oldestAt }) };
}
