/** What is true of the people and the program of the demo study, so that one can see whether it is found. */
import type { TechLevel } from "@luna/contracts/entities/participant";

export type Variant = "plain" | "guided";

/** How people are spread, by tech level; each has its chance that an installation succeeds, by variant. */
export const people: Record<TechLevel, { share: number; succeeds: Record<Variant, number> }> = {
  "non-technical": { share: 0.25, succeeds: { plain: 0.68, guided: 0.88 } },
  basic: { share: 0.25, succeeds: { plain: 0.76, guided: 0.9 } },
  intermediate: { share: 0.3, succeeds: { plain: 0.88, guided: 0.94 } },
  advanced: { share: 0.2, succeeds: { plain: 0.95, guided: 0.97 } },
};

export const systems = { Windows: 0.55, macOS: 0.3, Linux: 0.15 } as const;

/** Seconds: the median of the installations that succeed, and the spread of their logs. */
export const installing = { median: { plain: 112, guided: 84 }, spread: 0.35 } as const;

/** Chances by person. */
export const chances = {
  /** The download server does not answer, once, before the installation goes on. */
  networkError: 0.3,
  /** Too little space: told as an error, and the installation goes on nevertheless. */
  diskError: 0.08,
  /** Asks for help in the installation, with and without an error before. */
  help: { afterError: 0.35, else: 0.04 },
  /** Who asks once asks again. */
  helpAgain: 0.5,
  /** Looks for the download in circles: a planted struggle, `back_and_forth`. */
  circles: 0.15,
  /** The button seems to do nothing: a planted struggle, `repeated_action`. */
  hammers: 0.25,
  /** Uses a feature, of those who launched Luna. */
  feature: 0.66,
  /** Gives feedback, of those who came through to the end of the session. */
  answers: 0.85,
} as const;

/** Chances of the answers 0 to 4 to an item of the SUS, turned so that 4 is best. */
export const sus: Record<Variant, readonly number[]> = {
  plain: [0.05, 0.1, 0.25, 0.35, 0.25],
  guided: [0.02, 0.05, 0.18, 0.4, 0.35],
};

/** Chances of the ratings 1 to 10 and of the answers 0 to 10. */
export const rating = [0, 0, 0.02, 0.03, 0.05, 0.1, 0.2, 0.25, 0.2, 0.15];
export const nps = [0.01, 0.01, 0.02, 0.02, 0.03, 0.05, 0.08, 0.13, 0.2, 0.25, 0.2];

const expected = (chances: readonly number[], first: number) =>
  chances.reduce((sum, chance, at) => sum + chance * (first + at), 0);

const overPeople = (of: (techLevel: TechLevel) => number, among = techLevels) => {
  const whole = among.reduce((sum, level) => sum + people[level].share, 0);
  return among.reduce((sum, level) => sum + people[level].share * of(level), 0) / whole;
};
const techLevels = Object.keys(people) as TechLevel[];

/** The chance of an error of either kind, and that of help. */
const anyError = 1 - (1 - chances.networkError) * (1 - chances.diskError);
const help = anyError * chances.help.afterError + (1 - anyError) * chances.help.else;

const succeeds = (variant: Variant, among?: TechLevel[]) =>
  overPeople((level) => people[level].succeeds[variant], among);

/** What insights should find in a study of one variant, in their own units. */
export function truthsOf(variant: Variant) {
  const completion = succeeds(variant);
  // an installation that fails is an error too, whatever was before
  const errors = 1 - (1 - anyError) * completion;
  return {
    completion,
    completionTechnical: succeeds(variant, ["advanced"]),
    completionNonTechnical: succeeds(variant, ["non-technical", "basic"]),
    installSeconds: installing.median[variant],
    errors,
    help,
    recovery: (completion * anyError * (1 - chances.help.afterError)) / errors,
    circles: chances.circles,
    hammers: chances.hammers,
    feature: chances.feature,
    sus: 2.5 * 10 * expected(sus[variant], 0),
    rating: expected(rating, 1),
    promoters: nps[9]! + nps[10]!,
  };
}

export type Truths = ReturnType<typeof truthsOf>;
