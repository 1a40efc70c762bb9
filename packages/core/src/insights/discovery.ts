import { peopleToDiscover, shareDiscovered } from "../statistics/discovery.ts";
import { rateIn } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";
import { problemsIn } from "./trouble.ts";

const ofPeople = [
  { hits: 1 / 2, said: "1 in 2" },
  { hits: 1 / 5, said: "1 in 5" },
  { hits: 1 / 10, said: "1 in 10" },
  { hits: 1 / 20, said: "1 in 20" },
] as const;
const shownOf = ofPeople[1];
const wanted = [0.8, 0.9, 0.95] as const;

/** What share of the problems this many people have shown, and how many it takes for more. */
export function discoveryOf(sums: Sums) {
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
    met: ofPeople.map(({ hits, said }) => ({ hits, said, share: shareDiscovered(hits, n) })),
    ...(n > 0 && { statement: statementOf(n) }),
  };
}

function statementOf(n: number): string {
  const percent = Math.round(shareDiscovered(shownOf.hits, n) * 100);
  const people = n === 1 ? "1 person" : `${n} people`;
  return `With ${people} you have met about ${percent} % of the problems that hit ${shownOf.said}.`;
}
