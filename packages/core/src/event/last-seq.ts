import { own } from "@luna/contracts/own";
import type { Context } from "../context.ts";
import * as Metrics from "../metrics/store.ts";
import { chunkPartition, chunkPrefix, spanOf } from "./chunk.ts";
import { lastOf } from "./ranges.ts";

/** Chunks looked at beyond what the metrics have folded. */
const newest = 10;

/** The highest number stored of a source: what is folded, and the newest chunks as they are now. */
export async function lastSeqOf(ctx: Context, sessionId: string, source: string): Promise<number> {
  const [metrics, page] = await Promise.all([
    Metrics.get(ctx, sessionId),
    ctx.table.query({
      partition: chunkPartition(sessionId),
      sort: { beginsWith: chunkPrefix(source) },
      descending: true,
      limit: newest,
      consistent: true,
    }),
  ]);
  const folded = lastOf(own(metrics?.ranges, source) ?? []);
  return Math.max(folded, ...page.items.map((item) => spanOf(item).last));
}
