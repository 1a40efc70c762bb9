/** What can be asked of sums, by name: as rates, times and scores with their intervals. */
import { completionOf } from "../statistics/completion.ts";
import { meanOf, type Scale } from "../statistics/mean.ts";
import { npsOf } from "../statistics/nps.ts";
import { rateOf } from "../statistics/rate.ts";
import { seqOf } from "../statistics/seq.ts";
import { susOf } from "../statistics/sus.ts";
import { taskTimeOf } from "../statistics/task-time.ts";
import { umuxLiteOf } from "../statistics/umux-lite.ts";
import { countOf, logsIn, momentsIn, ranksIn, rateIn } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";

export const scales = {
  rating: { min: 1, max: 10 },
  trust: { min: 1, max: 5 },
  sus: { min: 0, max: 100 },
} as const satisfies Record<string, Scale>;

export const rateFor = (sums: Sums, id: string) => {
  const { x, n } = rateIn(sums, id);
  return rateOf(x, n);
};

export const completionFor = (sums: Sums, id: string) => {
  const { x, n } = rateIn(sums, id);
  return completionOf(x, n);
};

/** In seconds. */
export const timeFor = (sums: Sums, id: string) => taskTimeOf(logsIn(sums, id), ranksIn(sums, id));

export const ratesOf = (sums: Sums) => ({
  attendance: rateFor(sums, "attended"),
  completion: completionFor(sums, "done"),
  unaided: rateFor(sums, "unaided"),
  help: rateFor(sums, "help"),
  errors: rateFor(sums, "error"),
  struggles: rateFor(sums, "struggle"),
  recovery: rateFor(sums, "recovery"),
  installation: completionFor(sums, "install"),
  featureUse: rateFor(sums, "feature"),
});

/** Seconds. Spans of zero or less, the work of wrong clocks, are left out and counted. */
export const timesOf = (sums: Sums) => ({
  installation: timeFor(sums, "installing"),
  session: timeFor(sums, "duration"),
  leftOut: countOf(sums, "left-out"),
});

export const scoresOf = (sums: Sums) => ({
  installRating: meanOf(momentsIn(sums, "rating"), { scale: scales.rating }),
  trustLevel: meanOf(momentsIn(sums, "trust"), { scale: scales.trust }),
  sus: susOf(momentsIn(sums, "sus")),
  umuxLite: umuxLiteOf(momentsIn(sums, "umux")),
  nps: npsOf({
    promoters: countOf(sums, "nps:promoters"),
    passives: countOf(sums, "nps:passives"),
    detractors: countOf(sums, "nps:detractors"),
  }),
  friction: meanOf(momentsIn(sums, "friction"), { scale: { min: 0, max: Infinity } }),
  errorsPerSession: meanOf(momentsIn(sums, "errors"), { scale: { min: 0, max: Infinity } }),
});

export const easeFor = (sums: Sums, id: string) => seqOf(momentsIn(sums, id));
