/** Progress in percent: milestones where the scenario has them, else ended tasks of all tasks. */
import { own } from "@luna/contracts/own";
import { type ScenarioType, type Study, scenarioOf } from "@luna/contracts/study/study";
import type { FoldState } from "./state.ts";

/** The scenario that installs the program reaches its milestones. */
export const hasMilestones = (scenarioType: ScenarioType): boolean => scenarioType === "first-time";

export function progressOf(
  facts: { scenarioType: ScenarioType; study: Study },
  state: Pick<FoldState, "milestones" | "tasks">,
): number {
  if (hasMilestones(facts.scenarioType))
    return Math.max(
      0,
      ...Object.keys(state.milestones).map((type) => facts.study.milestones[type] ?? 0),
    );
  const tasks = scenarioOf(facts.study, facts.scenarioType).tasks;
  const ended = tasks.filter(({ id }) => (own(state.tasks, id)?.endRank ?? -1) >= 0).length;
  return tasks.length === 0 ? 0 : Math.floor((100 * ended) / tasks.length);
}
