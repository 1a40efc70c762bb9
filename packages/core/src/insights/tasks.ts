import { type Language, textIn } from "@luna/contracts/language";
import { type ScenarioType, type Study, scenarioOf } from "@luna/contracts/study/study";
import { codeOf } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";
import { completionFor, easeFor, rateFor, timeFor } from "./measures.ts";

/** Each task of a scenario: completion, help and errors as rates, time in seconds, ease as rated. */
export const tasksOf = (study: Study, scenarioType: ScenarioType, sums: Sums, language: Language) =>
  scenarioOf(study, scenarioType).tasks.map(({ id, title, limitMinutes }) => {
    const code = codeOf(id);
    return {
      scenarioType,
      id,
      title: textIn(title, language),
      limitSeconds: limitMinutes * 60,
      completion: completionFor(sums, `t${code}`),
      unaided: rateFor(sums, `u${code}`),
      errors: rateFor(sums, `e${code}`),
      help: rateFor(sums, `h${code}`),
      time: timeFor(sums, `d${code}`),
      ease: easeFor(sums, `q${code}`),
    };
  });
