import { type Language, textIn } from "@luna/contracts/language";
import { type ScenarioType, type Study, scenarioOf } from "@luna/contracts/study/study";
import { rateOf } from "../statistics/rate.ts";
import { stagesOf } from "../totals/contribution.ts";
import { countOf } from "../totals/measure.ts";
import type { Sums } from "../totals/sums.ts";
import { insightTextsIn } from "./texts.ts";

/** How far people came in a scenario: who reached each stage, of all and of those before it. */
export function funnelOf(study: Study, scenarioType: ScenarioType, sums: Sums, language: Language) {
  const { tasks } = scenarioOf(study, scenarioType);
  const texts = insightTextsIn(language);
  const titleOf = (id: string | undefined) => {
    const task = tasks.find((each) => each.id === id);
    return task && textIn(task.title, language);
  };
  const stages = [
    { id: "started", title: texts.started },
    ...stagesOf(study, scenarioType).map(({ id, task }) => ({
      id,
      title: titleOf(task) ?? texts.event(id),
      stage: task ?? id,
    })),
    { id: "succeeded", title: texts.succeeded },
  ];
  const counts = stages.map(({ id }) => countOf(sums, `step:${id}`));
  return stages.map((each, at) => {
    const count = counts[at]!;
    const before = at === 0 ? count : counts[at - 1]!;
    return {
      stage: "stage" in each ? each.stage : each.id,
      title: each.title,
      count,
      ofAll: rateOf(Math.min(count, counts[0]!), counts[0]!),
      // milestones may be passed over: nobody drops off where more come than were before
      dropOff: rateOf(Math.max(0, before - count), before),
    };
  });
}
