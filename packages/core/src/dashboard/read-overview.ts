import type { RouteAnswer } from "@luna/contracts/routes/table";
import { isStruggling } from "../analytics/struggling.ts";
import { localDate } from "../availability/zone.ts";
import type { Item } from "../aws/table.ts";
import { type Context, instant } from "../context.ts";
import { stages } from "../participant/totals.ts";
import { countOf } from "../totals/measure.ts";
import { type DayGroup, dayTally, funnelSum, readNow } from "../totals/now.ts";

const mostShown = 10;

/** The dashboard in one read: today, what runs, what is open, how far people came. */
export async function readOverview(ctx: Context) {
  const { running, totals, next } = await readNow(ctx);
  const day = localDate(ctx.now(), ctx.study.timeZone);
  const today = (group: DayGroup) => countOf(totals, dayTally(day, group));
  return {
    at: instant(ctx),
    today: {
      scheduled: today("scheduled"),
      active: today("active"),
      completed: today("completed"),
      failed: today("failed"),
      missed: today("missed"),
      cancelled: today("cancelled"),
    },
    active: running.length,
    next: next.slice(0, mostShown).map(shown),
    running: running.slice(0, mostShown).map(shown),
    funnel: ["registered", ...stages].map((stage) => ({
      stage,
      count: countOf(totals, funnelSum(stage)),
    })),
    alerts: countOf(totals, "alerts"),
    struggling: running.filter((each) => isStruggling(each, ctx.now())).length,
  };
}

type Shown = RouteAnswer<"readOverview">["next"][number];

/** A session by its codes, as it stands in the totals. */
const shown = ({ pk: _pk, sk: _sk, kind: _kind, struggledTo: _struggledTo, ...session }: Item) =>
  session as unknown as Shown;
