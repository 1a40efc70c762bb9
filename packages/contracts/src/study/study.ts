/** A study as data: another team swaps its own in without touching code. */
import * as z from "zod/mini";
import { OperatingSystem, TimeZone, WebUrl, whole } from "../scalars.ts";

/** A text by language; `en` is always there. */
export const LocalText = z.catchall(z.object({ en: z.string() }), z.string());
export type LocalText = z.infer<typeof LocalText>;

/** Trouble that a task is about, which therefore raises no signal and no alert. */
export const ExpectedTrouble = z.enum(["connection-lost", "crash", "restart", "help"]);

export const StudyTask = z.object({
  /** The English title in kebab-case. */
  id: z.string(),
  title: LocalText,
  instruction: LocalText,
  success: LocalText,
  limitMinutes: whole(1),
  expects: z.array(ExpectedTrouble),
});
export type StudyTask = z.infer<typeof StudyTask>;

export const ScenarioType = z.enum(["first-time", "daily-usage", "problem-recovery"]);
export type ScenarioType = z.infer<typeof ScenarioType>;

export const Scenario = z.object({
  type: ScenarioType,
  title: LocalText,
  tasks: z.array(StudyTask),
});
export type Scenario = z.infer<typeof Scenario>;

export const ConsentPurpose = z.enum(["session", "recording", "contact"]);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

export const ConsentText = z.object({
  purpose: ConsentPurpose,
  version: z.string(),
  text: LocalText,
});
export type ConsentText = z.infer<typeof ConsentText>;

/** A share that the study wants to reach, or a median or mean. */
export const Goal = z.object({
  id: z.string(),
  title: LocalText,
  measure: z.enum(["rate", "median", "mean"]),
  /** What it is a goal for, of those that the totals keep. */
  of: z.enum(["install", "installing", "rating", "recovery", "promoter", "feature", "help"]),
  direction: z.enum(["over", "under"]),
  /** A share of 1, seconds or points. */
  target: z.number(),
});
export type Goal = z.infer<typeof Goal>;

/** Thresholds of the struggle rules, in seconds and counts. */
export const StruggleThresholds = z.object({
  multipleErrors: z.object({ count: z.int(), withinSeconds: z.int(), lastActs: z.int() }),
  repeatedAction: z.object({ count: z.int(), burstSeconds: z.int(), withinSeconds: z.int() }),
  inactivityBurst: z.object({ pauseSeconds: z.int(), actsWithinSeconds: z.int() }),
  repeatedFailure: z.object({ count: z.int(), withinSeconds: z.int(), retriesInTask: z.int() }),
  backAndForth: z.object({ count: z.int(), withinSeconds: z.int() }),
  hesitation: z.object({ pauseSeconds: z.int(), timesUsual: z.int(), leastSessions: z.int() }),
  helpSeeking: z.object({ count: z.int() }),
  longTask: z.object({ defaultLimitMinutes: z.int() }),
  rearmSeconds: z.int(),
});
export type StruggleThresholds = z.infer<typeof StruggleThresholds>;

/** Variants of what is tested, each given to its share of people or sessions by a stable hash. */
export const Experiment = z.object({
  id: z.string(),
  title: LocalText,
  /** What is given a variant: a person for all sessions when it registers, or each session. */
  unit: z.enum(["participant", "session"]),
  variants: z.array(z.object({ id: z.string(), share: z.number() })),
});
export type Experiment = z.infer<typeof Experiment>;

/** Where the tested program is to be had for one system. */
export const ProgramDownload = z.object({
  operatingSystem: OperatingSystem,
  url: WebUrl,
  /** What a person should know before opening it, such as a question that the system will ask. */
  hint: z.optional(LocalText),
});
export type ProgramDownload = z.infer<typeof ProgramDownload>;

export const Study = z.object({
  id: z.string(),
  /** Raised with every change; a session freezes the one it started under. */
  version: z.string(),
  title: LocalText,
  summary: LocalText,
  /** In which days are counted. */
  timeZone: TimeZone,
  /** How many people are to be seen: before that, verdicts on goals are interim. */
  plannedPeople: whole(1),
  experiment: z.optional(Experiment),
  /** Scenarios in the order in which a person meets them. */
  plan: z.array(ScenarioType),
  scenarios: z.array(Scenario),
  /**
   * Shown on the page of a running session. Unset where the team hands the program out itself, or where
   * finding it is a task: the portal says that the team helps.
   */
  downloads: z.optional(z.array(ProgramDownload)),
  consents: z.array(ConsentText),
  goals: z.array(Goal),
  struggles: StruggleThresholds,
  /** Percent that each milestone event brings, where a scenario has them. */
  milestones: z.record(z.string(), z.int()),
});
export type Study = z.infer<typeof Study>;

/** @throws RangeError for a scenario that the study does not have. */
export function scenarioOf(study: Study, type: ScenarioType): Scenario {
  const scenario = study.scenarios.find((each) => each.type === type);
  if (!scenario) throw new RangeError(`the study ${study.id} has no scenario ${type}`);
  return scenario;
}
