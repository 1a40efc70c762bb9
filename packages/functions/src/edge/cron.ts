/** The adapter of functions that the clock calls: they do what is due as long as time allows. */
import { type Agenda, forEachDue } from "@luna/core/agenda/due";
import type { Item } from "@luna/core/aws/table";
import type { Context } from "@luna/core/context";
import type { Context as LambdaContext, ScheduledEvent } from "aws-lambda";
import { createLog } from "./log.ts";
import { contextFor } from "./world.ts";

/** Left over for the item at hand when the time runs out. */
export const marginMs = 10_000;

type Invocation = Pick<LambdaContext, "getRemainingTimeInMillis">;

/**
 * The handler of one agenda; what it cannot finish the next run does.
 * The run counts as failed when an item failed, so that somebody hears of it; the item stays due.
 */
export function cron<World extends object = object>(
  agenda: Agenda,
  act: (ctx: Context & World, item: Item, invocation: Invocation) => Promise<unknown>,
  world?: () => World,
  /** What the run does at its end, due items or not. */
  afterwards?: (ctx: Context & World) => Promise<unknown>,
) {
  let more: World | undefined;
  return async (event: Pick<ScheduledEvent, "id">, invocation: Invocation): Promise<void> => {
    const log = createLog(event.id);
    more ??= world?.() ?? ({} as World);
    const ctx = { ...contextFor({ kind: "service", name: agenda }, event.id), ...more, log };
    const run = await forEachDue(ctx, agenda, (_, item) => act(ctx, item, invocation), {
      budgetMs: Math.max(0, invocation.getRemainingTimeInMillis() - marginMs),
    });
    if (run.done + run.failed > 0 || !run.finished) log.info("agenda", { agenda, ...run });
    await afterwards?.(ctx);
    if (run.failed > 0) throw new Error(`${run.failed} due items of ${agenda} failed`);
  };
}
