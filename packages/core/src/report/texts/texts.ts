import type { Language } from "@luna/contracts/language";
import { de } from "./de.ts";
import { en, type ReportTexts } from "./en.ts";

const texts: Record<Language, ReportTexts> = { en, de };

/** The words of reports in a language. */
export const reportTextsIn = (language: Language): ReportTexts => texts[language];
