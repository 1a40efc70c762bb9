/** `RATE#<minute>`: how many events came in, by minute of receipt, for a while. */
import type { Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import type { Chunk } from "../event/chunk.ts";

const keptMinutes = 60;

const keyOf = (minute: number): Key => ({ pk: `RATE#${minute}`, sk: "RATE" });

/** Counts the events of a chunk that are new, in the transaction that folds it. */
export function rateWrites(chunk: Pick<Chunk, "receivedAt">, fresh: number): Write[] {
  if (fresh <= 0) return [];
  const minute = Math.floor(Date.parse(chunk.receivedAt) / 60_000);
  const set = { kind: "totals", expiresAt: (minute + keptMinutes) * 60 };
  return [{ update: keyOf(minute), change: { set, add: { events: fresh } } }];
}

/** Events of the last whole minute, or of the one that runs if it has more already. */
export async function eventsPerMinute(ctx: Context): Promise<number> {
  const minute = Math.floor(ctx.now() / 60_000);
  const items = await ctx.table.getMany([keyOf(minute - 1), keyOf(minute)]);
  return Math.max(0, ...items.map(({ events }) => events as number));
}
