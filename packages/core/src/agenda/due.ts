/** The agenda: whatever is due later is a pair `agenda` / `dueAt` on the item it concerns, its next check only. */
import type { Item } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { AppError } from "../error.ts";

export const agendas = [
  "reminders",
  "feedback-requests",
  "timeouts",
  "email-retries",
  "retention",
  "jobs",
] as const;
export type Agenda = (typeof agendas)[number];

export interface DueRun {
  done: number;
  failed: number;
  /** False when the time ran out first: the next run goes on. */
  finished: boolean;
}

/**
 * Acts on every item of an agenda that is due, in order of `dueAt`, and again on those that came due
 * by being re-armed, so that a late run does what several punctual ones would have done. `act` must
 * re-check the item in the conditional write with which it acts: the index is a little behind. One
 * item's failure is logged and does not hold up the others.
 */
export async function forEachDue(
  ctx: Context,
  agenda: Agenda,
  act: (ctx: Context, item: Item) => Promise<unknown>,
  { budgetMs, pageSize = 25 }: { budgetMs: number; pageSize?: number },
): Promise<DueRun> {
  const startedAt = performance.now();
  const seen = new Set<string>();
  const run: DueRun = { done: 0, failed: 0, finished: true };
  for (let news = true; news; ) {
    news = false;
    let startAfter: Record<string, unknown> | undefined;
    do {
      const page = await ctx.table.query({
        index: "agenda",
        partition: agenda,
        sort: { atMost: instant(ctx) },
        limit: pageSize,
        startAfter,
      });
      for (const item of page.items) {
        const check = `${item.pk}\n${item.sk}\n${item.dueAt}`;
        if (seen.has(check)) continue;
        if (performance.now() - startedAt > budgetMs) return { ...run, finished: false };
        seen.add(check);
        news = true;
        try {
          await act(ctx, item);
          run.done++;
        } catch (error) {
          // removed since the index was written: there is nothing left to do
          if (error instanceof AppError && error.code === "not_found") continue;
          run.failed++;
          ctx.log.error("a due item could not be handled", { agenda, item: item.pk, error });
        }
      }
      startAfter = page.endedAt;
    } while (startAfter);
  }
  return run;
}
