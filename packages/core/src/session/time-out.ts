import { after, type Context, instant } from "../context.ts";
import * as Metrics from "../metrics/store.ts";
import { deadlines, endingsOf } from "./agenda.ts";
import { change } from "./change.ts";
import { ended } from "./end.ts";
import { existing } from "./load.ts";
import { missed } from "./mark-no-show.ts";
import { outcomeAtEnd } from "./outcome.ts";
import { clockReasons } from "./reasons.ts";
import type { StoredSession } from "./session.ts";

/** What the clock finds: a session that nobody came to, or one that has ended without a word. */
export async function timeOut(ctx: Context, { id }: { id: string }): Promise<void> {
  await change(
    ctx,
    () => existing(ctx, id),
    async (session) => {
      if (session.status === "in-progress") return endByClock(ctx, session);
      const { status, scheduledAt } = session;
      if ((status !== "scheduled" && status !== "confirmed") || !scheduledAt) return undefined;
      const overdue = instant(ctx) >= after(scheduledAt, { minutes: deadlines.noShowAfterMinutes });
      return overdue ? missed(ctx, session, { ours: false }) : undefined;
    },
  );
}

/** Ends a session whose deadline has passed, or re-arms it when there was an act since. */
async function endByClock(ctx: Context, read: StoredSession) {
  const metrics = await Metrics.get(ctx, read.id, { consistent: true });
  const began = read.phases.at(-1)?.startedAt ?? read.startedAt!;
  const lastMs = metrics?.state.lastActMs;
  const folded = lastMs === undefined ? began : new Date(lastMs).toISOString();
  const lastActAt = folded > began ? folded : began;
  const session = { ...read, lastActAt };
  const [first] = endingsOf(session);
  if (first!.dueAt > instant(ctx)) return lastActAt === read.lastActAt ? undefined : { session };
  const { ending } = first!;
  return ended(ctx, session, {
    ending,
    at: ending === "abandon" ? lastActAt : instant(ctx),
    ...(ending !== "abandon" && {
      went: outcomeAtEnd(session, metrics?.state, ending === "fail" ? { success: false } : {}),
    }),
    reason: clockReasons[ending],
  });
}
