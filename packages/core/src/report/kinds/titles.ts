/** What the study calls its scenarios and tasks; an id that it does not know stays as it is. */
import { type Language, textIn } from "@luna/contracts/language";
import type { Study } from "@luna/contracts/study/study";

export function scenarioTitle({ scenarios }: Study, type: string, language: Language): string {
  const scenario = scenarios.find((each) => each.type === type);
  return scenario ? textIn(scenario.title, language) : type;
}

export function taskTitle({ scenarios }: Study, id: string, language: Language): string {
  const task = scenarios.flatMap(({ tasks }) => tasks).find((each) => each.id === id);
  return task ? textIn(task.title, language) : id;
}
