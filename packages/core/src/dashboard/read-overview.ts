import { openAlerts } from "../alert/open.ts";
import { activeSessions } from "../analytics/active.ts";
import { isStruggling } from "../analytics/read-realtime.ts";
import { type Context, instant } from "../context.ts";
import { everyItem } from "../list/every.ts";
import * as Metrics from "../metrics/store.ts";
import { readPeople } from "../participant/totals.ts";
import type { StoredSession } from "../session/session.ts";
import { sessionLists, sessionOf } from "../session/store.ts";
import { observedOf } from "../session/view.ts";

const nextShown = 10;

/** The dashboard in one read: today, what runs, what is open, how far people came. */
export async function readOverview(ctx: Context) {
  const [today, active, alerts, people] = await Promise.all([
    sessionsOfToday(ctx),
    activeSessions(ctx),
    openAlerts(ctx),
    readPeople(ctx),
  ]);
  const metrics = await Metrics.getMany(
    ctx,
    active.map(({ id }) => id),
  );
  const registered = Object.values(people.cells)
    .flatMap((byStatus) => Object.values(byStatus))
    .reduce((sum, count) => sum + count, 0);
  const having = (...statuses: string[]) =>
    today.filter(({ status }) => statuses.includes(status)).length;
  return {
    at: instant(ctx),
    today: {
      scheduled: having("scheduled", "confirmed"),
      active: having("in-progress"),
      completed: having("completed"),
      failed: having("failed", "abandoned"),
      missed: having("no-show"),
      cancelled: having("cancelled"),
    },
    active: active.length,
    next: today
      .filter(({ status }) => status === "scheduled" || status === "confirmed")
      .slice(0, nextShown)
      .map(observedOf),
    running: active.slice(0, nextShown).map(observedOf),
    funnel: [
      { stage: "registered", count: registered },
      ...(["screened", "eligible", "scheduled", "completed"] as const).map((stage) => ({
        stage,
        count: people.reached[stage] ?? 0,
      })),
    ],
    alerts: alerts.length,
    struggling: metrics.filter(({ state }) => isStruggling(state.struggles, ctx.now())).length,
  };
}

/** Sessions of this day (UTC), in order of time. */
async function sessionsOfToday(ctx: Context): Promise<StoredSession[]> {
  const day = instant(ctx).slice(0, 10);
  const sessions: StoredSession[] = [];
  const query = {
    index: "group",
    partition: sessionLists.time,
    sort: { from: day, to: `${day}~` },
  } as const;
  for await (const item of everyItem(ctx, query)) sessions.push(sessionOf(item));
  return sessions;
}
