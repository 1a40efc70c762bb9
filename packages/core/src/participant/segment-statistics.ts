import type { RouteAnswer } from "@luna/contracts/routes/table";
import { after, type Context } from "../context.ts";
import { segments } from "./segment.ts";
import { readPeople, readRegistrations, type Stage, stages } from "./totals.ts";

const registrationDays = 30;

/** How participants are spread over segments and stages, from the totals. */
export async function segmentStatistics(ctx: Context): Promise<RouteAnswer<"segmentStatistics">> {
  const from = after(ctx.now(), { days: 1 - registrationDays }).slice(0, 10);
  const [people, registered] = await Promise.all([readPeople(ctx), readRegistrations(ctx, from)]);
  const bySegment = segments.map((segment) => {
    const byStatus = Object.fromEntries(
      Object.entries(people.cells[segment] ?? {}).filter(([, count]) => count > 0),
    );
    return { segment, byStatus, count: sum(Object.values(byStatus)) };
  });
  const total = sum(bySegment.map(({ count }) => count));
  const share = (count: number) => (total === 0 ? 0 : count / total);
  return {
    segments: bySegment.map((each) => ({ ...each, percentage: rounded(share(each.count) * 100) })),
    total,
    dailyRegistrations: registered,
    conversionRate: Object.fromEntries(
      stages.map((stage) => [stage, share(people.reached[stage] ?? 0)]),
    ) as Record<Stage, number>,
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
const rounded = (percent: number) => Math.round(percent * 10) / 10;
