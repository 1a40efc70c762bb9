import { createContext, useContext } from "react";
import { type Texts, texts } from "./texts.ts";

export type Language = keyof typeof texts;
export const languages: readonly { id: Language; name: string }[] = [
  { id: "en", name: "English" },
  { id: "de", name: "Deutsch" },
];

const storageKey = "luna.language";

/** The language chosen here before, else the first of the browser's that there is. */
export function preferredLanguage(): Language {
  const wanted = [remembered(), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.find((tag): tag is Language => tag !== undefined && tag in texts) ?? "en";
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is switched off: the choice lasts for this visit.
  }
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

export const LanguageContext = createContext<Language>("en");

export const useLanguage = (): Language => useContext(LanguageContext);
export const useTexts = (): Texts => texts[useLanguage()];

/** A text of the study in this language, or in English. */
export const inLanguage = (text: { en: string; [language: string]: string }, language: Language) =>
  text[language] ?? text.en;
