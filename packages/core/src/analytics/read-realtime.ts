import { type Context, instant } from "../context.ts";
import { membersOf, sessionRoom } from "../live/rooms.ts";
import { countOf } from "../totals/measure.ts";
import { readNow } from "../totals/now.ts";
import { eventsPerMinute } from "../totals/rate.ts";
import { isStruggling } from "./struggling.ts";

/** What is going on right now, from projections: a look at what runs, however much there ever was. */
export async function readRealtime(ctx: Context) {
  const [{ running, totals }, rate] = await Promise.all([readNow(ctx), eventsPerMinute(ctx)]);
  const watchers = await Promise.all(running.map(({ id }) => membersOf(ctx, sessionRoom(id))));
  return {
    at: instant(ctx),
    activeSessions: running.length,
    eventsPerMinute: rate,
    struggling: running.filter((each) => isStruggling(each, ctx.now())).length,
    openAlerts: countOf(totals, "alerts"),
    watchers: new Set(watchers.flat()).size,
  };
}
