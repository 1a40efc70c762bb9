/** What went wrong for how many people: errors by what they say, struggles by rule and task. */
import { type Language, textIn } from "@luna/contracts/language";
import type { Study } from "@luna/contracts/study/study";
import { rateOf } from "../statistics/rate.ts";
import type { ErrorLabel } from "../totals/error-labels.ts";
import { codeOf, countOf, rateIn } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";
import { errorTitle } from "./texts.ts";

const mostShown = 50;
const seen = "seen:";
const spot = "spot:";

const having = (sums: Sums, prefix: string) =>
  Object.entries(sums)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, people]) => ({ name: name.slice(prefix.length), people }))
    .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));

/** Fingerprints, those that met most people first. */
export const fingerprintsIn = (sums: Sums): string[] =>
  having(sums, seen)
    .slice(0, mostShown)
    .map(({ name }) => name);

/** Errors as groups: people who met one, of all whose session ended, and how often it came. */
export function errorGroupsOf(
  sums: Sums,
  labels: ReadonlyMap<string, ErrorLabel>,
  language: Language,
) {
  const { n } = rateIn(sums, "done");
  return fingerprintsIn(sums).map((fingerprint) => {
    const label = labels.get(fingerprint) ?? { fingerprint, type: "error", message: "error" };
    return {
      ...label,
      message: errorTitle(label, language),
      people: rateOf(countOf(sums, `${seen}${fingerprint}`), n),
      count: countOf(sums, `often:${fingerprint}`),
    };
  });
}

/** Where people struggled: by rule and task, those that met most people first. */
export function hotSpotsOf(study: Study, sums: Sums, language: Language) {
  const { n } = rateIn(sums, "done");
  const tasks = new Map(
    study.scenarios.flatMap((scenario) => scenario.tasks.map((task) => [codeOf(task.id), task])),
  );
  return having(sums, spot)
    .slice(0, mostShown)
    .map(({ name, people }) => {
      const [rule = "", code = ""] = name.split(":");
      const task = tasks.get(code);
      return {
        rule,
        ...(task && { task: task.id, title: textIn(task.title, language) }),
        people: rateOf(people, n),
      };
    });
}

/** How many people met each problem: an error group, or a struggle of one kind in one task. */
export const problemsIn = (sums: Sums): number[] =>
  [...having(sums, seen), ...having(sums, spot)].map(({ people }) => people);
