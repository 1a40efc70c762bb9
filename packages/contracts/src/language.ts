/** The languages that the service speaks, and which of them a person gets. */
import type { LocalText } from "./study/study.ts";

export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** The language for a locale such as `de-CH`; English where a locale is unknown or malformed. */
export function languageOf(locale: string): Language {
  const primary = locale.split(/[-_]/, 1)[0]?.toLowerCase();
  return languages.find((language) => language === primary) ?? "en";
}

/** A text of the study in this language, or in English where it does not have it. */
export const textIn = (text: LocalText, language: Language): string => text[language] ?? text.en;
