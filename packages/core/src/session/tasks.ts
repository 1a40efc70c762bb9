import type { SessionTask } from "@luna/contracts/entities/session";
import { type ScenarioType, type Study, scenarioOf } from "@luna/contracts/study/study";

/** The tasks of a scenario, none begun. */
export const tasksOf = (study: Study, scenario: ScenarioType): SessionTask[] =>
  scenarioOf(study, scenario).tasks.map(({ id, title }) => ({
    id,
    title: title.en,
    status: "pending",
  }));
