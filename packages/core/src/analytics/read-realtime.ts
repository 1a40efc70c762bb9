import { openAlerts } from "../alert/open.ts";
import { type Context, instant } from "../context.ts";
import { membersOf, sessionRoom } from "../live/rooms.ts";
import * as Metrics from "../metrics/store.ts";
import { activeSessions } from "./active.ts";

/** A struggle counts as going on until this long after its last evidence. */
export const strugglingSeconds = 300;

/** What is going on right now: a look at the sessions that run, however many there ever were. */
export async function readRealtime(ctx: Context) {
  const active = await activeSessions(ctx);
  const [metrics, alerts, ...watchers] = await Promise.all([
    Metrics.getMany(
      ctx,
      active.map(({ id }) => id),
    ),
    openAlerts(ctx),
    ...active.map(({ id }) => membersOf(ctx, sessionRoom(id))),
  ]);
  const minute = Math.floor(ctx.now() / 60_000);
  return {
    at: instant(ctx),
    activeSessions: active.length,
    // the last whole minute, or the one that runs if it has more already
    eventsPerMinute: metrics.reduce(
      (sum, { state }) =>
        sum + Math.max(state.minutes[minute - 1] ?? 0, state.minutes[minute] ?? 0),
      0,
    ),
    struggling: metrics.filter(({ state }) => isStruggling(state.struggles, ctx.now())).length,
    openAlerts: alerts.length,
    watchers: new Set(watchers.flat()).size,
  };
}

export const isStruggling = (struggles: readonly { to: string }[], now: number): boolean =>
  struggles.some(({ to }) => Date.parse(to) > now - strugglingSeconds * 1000);
