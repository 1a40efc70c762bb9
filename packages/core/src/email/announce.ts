import type { Bus } from "../aws/bus.ts";
import type { Item } from "../aws/table.ts";
import { after, type Context } from "../context.ts";
import { keyOf } from "./store.ts";

/** So long a mail that was announced has to be claimed, before it is announced again. */
const againMinutes = 5;

/**
 * Tells the bus of a mail whose next attempt is due, or that the bus forgot. Its next check is moved
 * first: of two runs one tells, and a backlog is told once instead of again by every run until it is
 * worked off.
 */
export async function announce(ctx: Context & { bus: Bus }, item: Item): Promise<void> {
  const moved = await ctx.table.update(
    keyOf(item.id),
    { set: { dueAt: after(ctx.now(), { minutes: againMinutes }) } },
    { expression: "#dueAt = :read", values: { read: item.dueAt } },
  );
  if (moved) await ctx.bus.publish([{ type: "email.queued", detail: { emailId: item.id } }]);
}
