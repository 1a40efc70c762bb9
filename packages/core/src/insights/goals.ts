import { type Language, textIn } from "@luna/contracts/language";
import type { Goal, Study } from "@luna/contracts/study/study";
import { meanGoal } from "../statistics/mean-goal.ts";
import { rateGoal } from "../statistics/rate-goal.ts";
import { timeGoal } from "../statistics/time-goal.ts";
import { logsIn, momentsIn, ranksIn, rateIn } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";
import { scales } from "./measures.ts";

/** The study's goals with n, interval and verdict; `sums` are those of its first scenario. */
export const goalsOf = (study: Study, sums: Sums, language: Language) =>
  study.goals.map((goal) => ({
    id: goal.id,
    title: textIn(goal.title, language),
    measure: goal.measure,
    direction: goal.direction,
    target: goal.target,
    planned: study.plannedPeople,
    ...judged(goal, sums, study.plannedPeople),
  }));

function judged(goal: Goal, sums: Sums, planned: number) {
  if (goal.measure === "mean")
    return meanGoal(goal, momentsIn(sums, goal.of), scales.rating, planned);
  if (goal.measure === "median")
    return timeGoal(goal, logsIn(sums, goal.of), ranksIn(sums, goal.of), planned);
  const { x, n } = rateIn(sums, goal.of);
  return rateGoal(goal, x, n, planned);
}
