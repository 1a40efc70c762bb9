/** The score of a screening: a pure function of the answers and of who is eligible already. */
import type { ScreeningPart, TechLevel } from "@luna/contracts/entities/participant";
import { screening } from "@luna/contracts/study/screening";

export interface Screened {
  techLevel: TechLevel;
  adult: boolean;
  available: boolean;
  partiallyAvailable?: boolean | undefined;
  hasAdminRights: boolean;
  hasReliableInternet: boolean;
  motivationLevel: keyof typeof screening.motivation;
  /** Undefined when nobody has judged it: the part then leaves the maximum. */
  communicationClear?: boolean | undefined;
  /** Eligible people other than this one. */
  others: { ofSegment: number; all: number; segments: number };
}

export interface Score {
  score: number;
  eligible: boolean;
  breakdown: ScreeningPart[];
  recommendations: string[];
  ruleVersion: string;
  balance: { share: number; equalShare: number };
}

export function scoreOf(answers: Screened): Score {
  const { others } = answers;
  const balance = balancePoints(others);
  const parts: ScreeningPart[] = [
    { part: "techLevel", points: screening.techLevel[answers.techLevel], max: 25 },
    { part: "availability", points: screening.availability[availabilityOf(answers)], max: 20 },
    {
      part: "computerAccess",
      points:
        (answers.hasAdminRights ? screening.adminRights : 0) +
        (answers.hasReliableInternet ? screening.reliableInternet : 0),
      max: screening.adminRights + screening.reliableInternet,
    },
    { part: "motivation", points: screening.motivation[answers.motivationLevel], max: 15 },
  ];
  if (answers.communicationClear !== undefined)
    parts.push({
      part: "communication",
      points: answers.communicationClear ? screening.communication : 0,
      max: screening.communication,
    });
  const whole = sum(parts.map(({ points }) => points));
  parts.push({
    part: "segmentBalance",
    points: balance.numerator / balance.denominator,
    max: screening.segmentBalance,
  });
  const max = sum(parts.map((part) => part.max));
  const score = roundHalfUp(
    (whole * balance.denominator + balance.numerator) * 100,
    max * balance.denominator,
  );
  const eligible =
    answers.adult && availabilityOf(answers) !== "no" && score >= screening.eligibleFrom;
  return {
    score,
    eligible,
    breakdown: parts,
    recommendations: recommendationsOf(score, eligible, answers),
    ruleVersion: screening.ruleVersion,
    balance: {
      share: (others.ofSegment + 1) / (others.all + others.segments),
      equalShare: 1 / others.segments,
    },
  };
}

const availabilityOf = (answers: Screened) =>
  answers.available ? "available" : answers.partiallyAvailable ? "partly" : "no";

/**
 * 10 points up to half of an equal share, 5 at an equal share, 0 from twice of it on, linear between:
 * as a fraction of whole numbers, so that the one rounding of the score is exact.
 */
function balancePoints({ ofSegment, all, segments }: Screened["others"]) {
  const denominator = all + segments;
  // the share in equal shares is `equalShares / denominator`
  const equalShares = (ofSegment + 1) * segments;
  const numerator =
    2 * equalShares <= denominator
      ? 10 * denominator
      : equalShares <= denominator
        ? 15 * denominator - 10 * equalShares
        : Math.max(0, 10 * denominator - 5 * equalShares);
  return { numerator, denominator };
}

const roundHalfUp = (numerator: number, denominator: number) =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

function recommendationsOf(score: number, eligible: boolean, answers: Screened): string[] {
  const { prioritise, schedule } = screening.recommendations;
  return [
    !eligible
      ? "not for this study"
      : score >= prioritise
        ? "prioritise"
        : score >= schedule
          ? "schedule"
          : "schedule if needed",
    ...(answers.hasAdminRights ? [] : ["may need help to install"]),
    ...(answers.motivationLevel === "low" ? ["consider an incentive or a shorter session"] : []),
  ];
}
