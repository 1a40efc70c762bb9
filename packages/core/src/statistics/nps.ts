import { z95 } from "./distributions.ts";

/** People by their answer of 0 to 10: detractors to 6, passives to 8, promoters from 9. */
export type NpsCounts = { detractors: number; passives: number; promoters: number };

/** All of −1 to 1; without data no score, under two people no interval. */
export type Nps = NpsCounts & { n: number; score?: number; low?: number; high?: number };

/** Which group an answer of 0 to 10 falls into. */
export const npsGroup = (answer: number): keyof NpsCounts =>
  answer >= 9 ? "promoters" : answer >= 7 ? "passives" : "detractors";

/**
 * The net promoter score, promoters less detractors over all, with its 95 % adjusted Wald interval: ¾ of a
 * detractor, 1½ passives and ¾ of a promoter are added first (Sauro and Lewis 2021, after Agresti and Min).
 */
export function npsOf(counts: NpsCounts): Nps {
  const { detractors, passives, promoters } = counts;
  const n = detractors + passives + promoters;
  if (n === 0) return { ...counts, n };
  const score = (promoters - detractors) / n;
  if (n < 2) return { ...counts, n, score };
  const people = n + 3;
  const centre = (promoters - detractors) / people;
  const variance = (promoters + detractors + 1.5) / people - centre ** 2;
  const half = z95 * Math.sqrt(variance / people);
  return {
    ...counts,
    n,
    score,
    low: Math.max(-1, centre - half),
    high: Math.min(1, centre + half),
  };
}
