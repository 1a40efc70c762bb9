import type { Language } from "@luna/contracts/language";
import { peopleToDiscover, shareDiscovered } from "../statistics/discovery.ts";
import { rateIn } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";
import { insightTextsIn } from "./texts.ts";
import { problemsIn } from "./trouble.ts";

/** Problems that hit one person of so many. */
const oneOf = [2, 5, 10, 20] as const;
const shownOf = oneOf[1];
const wanted = [0.8, 0.9, 0.95] as const;

/** What share of the problems this many people have shown, and how many it takes for more. */
export function discoveryOf(sums: Sums, language: Language) {
  const texts = insightTextsIn(language);
  const { n } = rateIn(sums, "done");
  const problems = problemsIn(sums);
  const met = problems.reduce((sum, people) => sum + people, 0);
  const frequency = n > 0 && problems.length > 0 ? met / (n * problems.length) : undefined;
  return {
    n,
    problems: problems.length,
    /** The average share of people who meet a problem; from few people it is too high. */
    ...(frequency !== undefined && {
      frequency,
      discovered: shareDiscovered(frequency, n),
      peopleFor: wanted.map((share) => ({ share, people: peopleToDiscover(share, frequency) })),
    }),
    met: oneOf.map((people) => ({
      hits: 1 / people,
      said: texts.oneIn(people),
      share: shareDiscovered(1 / people, n),
    })),
    ...(n > 0 && {
      statement: texts.discovered(
        n,
        Math.round(shareDiscovered(1 / shownOf, n) * 100),
        texts.oneIn(shownOf),
      ),
    }),
  };
}
