/** What the study says over a range: estimates with n and 95 % interval, verdicts, comparisons. */
import * as z from "zod/mini";
import { CalendarDate, Rate, whole } from "../scalars.ts";
import { ScenarioType } from "../study/study.ts";

const number = z.number();
const maybe = z.optional(number);
const count = whole(0);

/** Without values no mean; under two values or without spread no interval. */
export const Mean = z.looseObject({ n: count, mean: maybe, low: maybe, high: maybe });
export type Mean = z.infer<typeof Mean>;

/** The middle of times in seconds. */
export const TaskTime = z.object({
  n: count,
  statistic: z.optional(z.enum(["geometric-mean", "median"])),
  value: maybe,
  low: maybe,
  high: maybe,
  confidence: maybe,
});
export type TaskTime = z.infer<typeof TaskTime>;

/** Completion has a best guess at the true rate beside it. */
const Completion = z.object({
  ...Rate.shape,
  estimate: maybe,
  estimator: z.optional(z.enum(["observed", "laplace", "wilson"])),
});

const Rates = z.object({
  attendance: Rate,
  completion: Completion,
  unaided: Rate,
  help: Rate,
  errors: Rate,
  struggles: Rate,
  recovery: Rate,
  installation: Completion,
  featureUse: Rate,
});
const Times = z.object({ installation: TaskTime, session: TaskTime, leftOut: count });
const Scores = z.object({
  installRating: Mean,
  trustLevel: Mean,
  sus: z.looseObject({ ...Mean.shape, grade: z.optional(z.string()), percentile: maybe }),
  umuxLite: Mean,
  nps: z.object({
    promoters: count,
    passives: count,
    detractors: count,
    n: count,
    score: maybe,
    low: maybe,
    high: maybe,
  }),
  friction: Mean,
  errorsPerSession: Mean,
});

export const Verdict = z.enum(["no-data", "not-yet-known", "met", "not-met"]);
export const GoalReached = z.looseObject({
  id: z.string(),
  title: z.string(),
  measure: z.enum(["rate", "median", "mean"]),
  direction: z.enum(["over", "under"]),
  target: number,
  planned: whole(1),
  n: count,
  x: z.optional(count),
  /** One of these by the measure: a share, the middle of seconds, points. */
  rate: maybe,
  value: maybe,
  mean: maybe,
  low: maybe,
  high: maybe,
  verdict: Verdict,
  /** Fewer than planned have come. */
  interim: z.boolean(),
  /** The smallest n at which the present rate would decide. */
  decidesAt: z.optional(z.union([number, z.literal("too-close")])),
});
export type GoalReached = z.infer<typeof GoalReached>;

/** Two groups by one measure: the difference first less second, for times the ratio. */
export const Comparison = z.looseObject({
  measure: z.string(),
  groups: z.optional(z.tuple([z.string(), z.string()])),
  outcome: z.string(),
  n: z.tuple([count, count]),
  difference: maybe,
  ratio: maybe,
  p: maybe,
  pCorrected: maybe,
  differs: z.optional(z.boolean()),
});
export type Comparison = z.infer<typeof Comparison>;

const Days = { from: CalendarDate, to: CalendarDate };

export const Insights = z.looseObject({
  range: z.object({
    from: z.optional(CalendarDate),
    to: z.optional(CalendarDate),
    timeZone: z.string(),
  }),
  n: count,
  sessions: z.object({
    total: count,
    byStatus: z.record(z.string(), count),
    byOutcome: z.record(z.string(), count),
  }),
  funnel: z.array(
    z.object({ stage: z.string(), title: z.string(), count, ofAll: Rate, dropOff: Rate }),
  ),
  completion: Completion,
  rates: Rates,
  times: Times,
  scores: Scores,
  tasks: z.array(
    z.object({
      scenarioType: ScenarioType,
      id: z.string(),
      title: z.string(),
      limitSeconds: number,
      completion: Completion,
      unaided: Rate,
      errors: Rate,
      help: Rate,
      time: TaskTime,
      ease: Mean,
    }),
  ),
  errorGroups: z.array(
    z.looseObject({
      fingerprint: z.string(),
      message: z.string(),
      code: z.optional(z.string()),
      task: z.optional(z.string()),
      people: Rate,
      count,
    }),
  ),
  hotSpots: z.array(
    z.object({
      rule: z.string(),
      task: z.optional(z.string()),
      title: z.optional(z.string()),
      people: Rate,
    }),
  ),
  goals: z.array(GoalReached),
  groups: z.array(
    z.object({
      by: z.enum(["segment", "operatingSystem", "scenarioType", "variant"]),
      values: z.array(
        z.object({ value: z.string(), n: count, rates: Rates, times: Times, scores: Scores }),
      ),
      comparisons: z.array(Comparison),
    }),
  ),
  /** How the variants came out, where the study has an experiment. */
  experiment: z.optional(
    z.looseObject({
      title: z.string(),
      variants: z.array(z.object({ id: z.string(), n: count, expected: number })),
      balance: z.looseObject({ p: maybe, balanced: z.optional(z.boolean()) }),
    }),
  ),
  discovery: z.object({
    n: count,
    problems: count,
    frequency: maybe,
    discovered: maybe,
    peopleFor: z.optional(z.array(z.object({ share: number, people: maybe }))),
    met: z.array(z.object({ hits: number, said: z.string(), share: number })),
    statement: z.optional(z.string()),
  }),
  /** Against as many days just before, where a range is asked for. */
  change: z.optional(
    z.object({
      before: z.object({ ...Days, rates: Rates, times: Times, scores: Scores }),
      comparisons: z.array(Comparison),
    }),
  ),
  /** How often researchers agree with each rule of the signals. */
  signals: z.array(z.object({ rule: z.string(), precision: Rate })),
  /** How the figures are made. */
  method: z.readonly(z.array(z.string())),
});
export type Insights = z.infer<typeof Insights>;
