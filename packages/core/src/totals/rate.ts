/** `RATE#<minute>`: how many events came in, by minute of receipt, for a while. */
import type { Key } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { Chunk } from "../event/chunk.ts";

const keptMinutes = 60;

const keyOf = (minute: number): Key => ({ pk: `RATE#${minute}`, sk: "RATE" });

/**
 * Counts the events of a chunk that are new, once it is folded. Not in the transaction of the fold:
 * that would make one of every put and double its price. What a crash between them leaves out is
 * missing from one minute of the live numbers; nothing is counted twice, and nothing else uses it.
 */
export async function countRate(
  ctx: Context,
  chunk: Pick<Chunk, "receivedAt">,
  fresh: number,
): Promise<void> {
  if (fresh <= 0) return;
  const minute = Math.floor(Date.parse(chunk.receivedAt) / 60_000);
  const set = { kind: "totals", expiresAt: (minute + keptMinutes) * 60 };
  await ctx.table.update(keyOf(minute), { set, add: { events: fresh } });
}

/** Events of the last whole minute, or of the one that runs if it has more already. */
export async function eventsPerMinute(ctx: Context): Promise<number> {
  const minute = Math.floor(ctx.now() / 60_000);
  const items = await ctx.table.getMany([keyOf(minute - 1), keyOf(minute)]);
  return Math.max(0, ...items.map(({ events }) => events as number));
}
