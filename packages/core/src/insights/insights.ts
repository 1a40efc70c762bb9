/** What the study says, from cells of the totals: pure. */
import type { Language } from "@luna/contracts/language";
import type { ScenarioType, Study } from "@luna/contracts/study/study";
import { balanceOf } from "../experiment/balance.ts";
import type { Cell } from "../totals/cell.ts";
import type { ErrorLabel } from "../totals/error-labels.ts";
import { countOf } from "../totals/measure.ts";
import { type Counts, totalOf } from "../totals/store.ts";
import { changeOf } from "./change.ts";
import { discoveryOf } from "./discovery.ts";
import { funnelOf } from "./funnel.ts";
import { goalsOf } from "./goals.ts";
import { groupsOf } from "./groups.ts";
import { ratesOf, scoresOf, timesOf } from "./measures.ts";
import type { Range } from "./range.ts";
import { sessionCountsOf } from "./session-counts.ts";
import { tasksOf } from "./tasks.ts";
import { insightTextsIn } from "./texts.ts";
import { errorGroupsOf, hotSpotsOf } from "./trouble.ts";

export type Filters = Partial<Record<keyof Cell, string | undefined>>;
export type Insights = ReturnType<typeof insightsOf>;

export function insightsOf(
  study: Study,
  asked: {
    range: Range;
    filters: Filters;
    cells: readonly Counts[];
    /** Of the days before, where the range has some. */
    before: readonly Counts[] | undefined;
    labels: ReadonlyMap<string, ErrorLabel>;
    /** Of titles and sentences. */
    language?: Language;
  },
) {
  const { range, filters, labels, language = "en" } = asked;
  const cells = cellsIn(asked.cells, filters);
  const sums = totalOf(cells);
  const scenarios = study.scenarios
    .map(({ type }) => type)
    .filter((type) => filters.scenarioType === undefined || type === filters.scenarioType);
  const of = (type: ScenarioType | undefined) =>
    totalOf(cells.filter(({ cell }) => cell.scenarioType === type));
  const main = scenarios.find((type) => countOf(of(type), "done:n") > 0) ?? scenarios[0]!;
  const rates = ratesOf(sums);
  return {
    range: { ...range.days, timeZone: range.timeZone },
    filters,
    sessions: sessionCountsOf(sums),
    n: countOf(sums, "done:n"),
    funnel: funnelOf(study, main, of(main), language),
    completion: rates.completion,
    rates,
    times: timesOf(sums),
    scores: scoresOf(sums),
    tasks: scenarios.flatMap((type) => tasksOf(study, type, of(type), language)),
    errorGroups: errorGroupsOf(sums, labels, language),
    hotSpots: hotSpotsOf(study, sums, language),
    // goals are set for the scenario that the study's plan begins with
    goals: goalsOf(study, of(study.plan[0]), language),
    groups: groupsOf(cells),
    ...(study.experiment && {
      experiment: balanceOf(
        study.experiment,
        (variant) =>
          countOf(totalOf(cells.filter(({ cell }) => cell.variant === variant)), "done:n"),
        language,
      ),
    }),
    discovery: discoveryOf(sums, language),
    ...(range.before &&
      asked.before && {
        change: changeOf(
          { days: range.before, sums: totalOf(cellsIn(asked.before, filters)) },
          sums,
        ),
      }),
    method: insightTextsIn(language).method,
  };
}

/** The cells that all filters let through. */
export const cellsIn = (cells: readonly Counts[], filters: Filters): Counts[] =>
  cells.filter(({ cell }) =>
    Object.entries(filters).every(
      ([name, wanted]) => wanted === undefined || cell[name as keyof Cell] === wanted,
    ),
  );
