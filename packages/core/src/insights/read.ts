import { languageOf } from "@luna/contracts/language";
import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { readPrecision } from "../struggle/precision.ts";
import { readLabels } from "../totals/error-labels.ts";
import { totalOf } from "../totals/store.ts";
import { cellsIn, insightsOf } from "./insights.ts";
import { rangeOf } from "./range.ts";
import { readRange } from "./read-range.ts";
import { fingerprintsIn } from "./trouble.ts";

export type InsightsInput = RouteInput<"readInsights">;

/**
 * What the study says over a range of days: from totals, so that it takes as many requests and about as
 * many units however many sessions there were.
 */
export async function readInsights(ctx: Context, input: InsightsInput) {
  const { from, to, language: asked, ...filters } = input;
  const language = asked && languageOf(asked);
  const range = rangeOf({ from, to }, ctx.study, ctx.now());
  const byBuild = filters.build !== undefined;
  const [cells, before, signals] = await Promise.all([
    readRange(ctx, range.days, { byBuild }),
    range.before ? readRange(ctx, range.before, { byBuild }) : undefined,
    readPrecision(ctx),
  ]);
  const labels = await readLabels(ctx, fingerprintsIn(totalOf(cellsIn(cells, filters))));
  return {
    ...insightsOf(ctx.study, {
      range,
      filters,
      cells,
      before,
      labels,
      ...(language && { language }),
    }),
    signals,
  };
}
