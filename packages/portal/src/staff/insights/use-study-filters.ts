import type { CallInput } from "@luna/sdk";
import { useStudy } from "../../service/service.tsx";
import { inLanguage, useLanguage } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import type { Filter } from "../table/filter-bar.tsx";
import { useHeld } from "../table/use-held.ts";
import { noonOf } from "./day-in-zone.ts";

export type StudyFilters = CallInput<"readInsights">;

const systems = { Windows: "Windows", macOS: "macOS", Linux: "Linux" };

/** What insights and reports can be narrowed to, as it is held in the address. Days are the study's. */
export function useStudyFilters() {
  const { insights: texts, participants, words } = useStaffTexts();
  const language = useLanguage();
  const { data } = useStudy();
  const { values, change } = useHeld();
  const study = data?.study;
  const scenarios = Object.fromEntries(
    (study?.scenarios ?? []).map(({ type, title }) => [type, inLanguage(title, language)]),
  );
  const variants = Object.fromEntries(
    (study?.experiment?.variants ?? []).map(({ id }) => [id, id]),
  );
  const filters: Filter[] = [
    { kind: "date", name: "from", label: texts.from },
    { kind: "date", name: "to", label: texts.to },
    { kind: "choice", name: "segment", label: participants.segment, options: words.segment },
    { kind: "choice", name: "scenarioType", label: texts.scenario, options: scenarios },
    { kind: "choice", name: "operatingSystem", label: participants.system, options: systems },
    ...(study?.experiment
      ? [{ kind: "choice", name: "variant", label: texts.variant, options: variants } as const]
      : []),
    { kind: "text", name: "build", label: texts.build },
  ];
  const { from, to, segment, scenarioType, operatingSystem, variant, build } = values;
  const noon = (day: string | undefined) =>
    day && study ? noonOf(day, study.timeZone) : undefined;
  const given = {
    from: noon(from),
    to: noon(to),
    segment,
    scenarioType,
    operatingSystem,
    variant,
    build,
    language,
  } as StudyFilters;
  return {
    filters,
    values,
    change,
    /** With the reader's language; absent until it is known in which zone the days are. */
    input: study && given,
  };
}
