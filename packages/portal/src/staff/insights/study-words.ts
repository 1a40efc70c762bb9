import { useStudy } from "../../service/service.tsx";
import { inLanguage, useLanguage } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";

/** The study's own titles in the reader's language; what it does not know is shown as it came. */
export function useStudyWords() {
  const language = useLanguage();
  const { words } = useStaffTexts();
  const study = useStudy().data?.study;
  const scenario = (type: string) => {
    const found = study?.scenarios.find((each) => each.type === type);
    return found ? inLanguage(found.title, language) : type;
  };
  const task = (id: string, otherwise = id) => {
    const found = study?.scenarios.flatMap(({ tasks }) => tasks).find((each) => each.id === id);
    return found ? inLanguage(found.title, language) : otherwise;
  };
  const goal = (id: string, otherwise = id) => {
    const found = study?.goals.find((each) => each.id === id);
    return found ? inLanguage(found.title, language) : otherwise;
  };
  /** A value of a group: a segment, a scenario, a system, a variant. */
  const group = (by: string, value: string): string =>
    by === "segment"
      ? (words.segment[value as keyof typeof words.segment] ?? value)
      : by === "scenarioType"
        ? scenario(value)
        : value;
  return { scenario, task, goal, group };
}
