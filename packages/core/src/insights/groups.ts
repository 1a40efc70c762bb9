/** The same question for each segment, system, scenario and variant, and whether the answers differ. */
import type { Cell } from "../totals/cell.ts";
import { unknown } from "../totals/cell.ts";
import { countOf } from "../totals/measure.ts";
import { type Counts, totalsBy } from "../totals/store.ts";
import type { Sums } from "../totals/sums.ts";
import { compared, comparedMeasures, corrected } from "./compare.ts";
import { ratesOf, scoresOf, timesOf } from "./measures.ts";

export const dimensions = ["segment", "operatingSystem", "scenarioType", "variant"] as const;
export type Dimension = (typeof dimensions)[number] & keyof Cell;

interface Group {
  value: string;
  sums: Sums;
}

/** Groups of each dimension that has two or more, and all pairs of each measure, corrected together. */
export function groupsOf(cells: readonly Counts[]) {
  const split = dimensions
    .map((by) => ({ by, groups: valuesOf(cells, by) }))
    .filter(({ groups }) => groups.length > 1);
  const comparisons = comparedMeasures.flatMap((measure) =>
    corrected(
      split.flatMap(({ by, groups }) =>
        pairsOf(groups).map(([a, b]) => ({
          by,
          measure,
          groups: [a.value, b.value] as [string, string],
          ...compared[measure](a.sums, b.sums),
        })),
      ),
    ),
  );
  return split.map(({ by, groups }) => ({
    by,
    values: groups.map(({ value, sums }) => ({
      value,
      n: countOf(sums, "done:n"),
      rates: ratesOf(sums),
      times: timesOf(sums),
      scores: scoresOf(sums),
    })),
    comparisons: comparisons
      .filter((each) => each.by === by)
      .map(({ by: _by, ...comparison }) => comparison),
  }));
}

function valuesOf(cells: readonly Counts[], by: Dimension): Group[] {
  return [...totalsBy(cells, by)]
    .filter(([value]) => value !== unknown)
    .map(([value, sums]) => ({ value, sums }))
    .filter(({ sums }) => countOf(sums, "done:n") > 0)
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

const pairsOf = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((first, at) => all.slice(at + 1).map((second): [T, T] => [first, second]));
