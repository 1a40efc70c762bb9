import { createContext, useContext } from "react";
import { de } from "./de.ts";
import { en, type Texts } from "./en.ts";

/** What the portal says to participants; what it says to staff loads with their pages. */
const texts = { en, de };

export type Language = keyof typeof texts;
export const languages: readonly { id: Language; name: string }[] = [
  { id: "en", name: "English" },
  { id: "de", name: "Deutsch" },
];

const storageKey = "luna.language";

/** The language of a BCP 47 tag, if the portal speaks it. */
export const languageOf = (tag: string | undefined): Language | undefined =>
  languages.find(({ id }) => id === tag?.slice(0, 2).toLowerCase())?.id;

/** The language chosen here before, else the first of the browser's that there is. */
export function preferredLanguage(): Language {
  const wanted = [chosenLanguage(), ...navigator.languages].map(languageOf);
  return wanted.find((language) => language !== undefined) ?? "en";
}

/** What was chosen with the switch on this device. */
export function chosenLanguage(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined; // storage is switched off
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is switched off: the choice lasts for this visit.
  }
}

export interface LanguageChoice {
  language: Language;
  /** One was chosen on this device: it counts, whoever signs in. */
  isChosen: boolean;
  /** A choice of this visit that the person's profile does not hold yet. */
  unsaved: boolean;
  choose(language: Language): void;
  /** Shows the language of who has signed in, without remembering it here. */
  follow(language: Language): void;
  markSaved(): void;
}

export const LanguageContext = createContext<LanguageChoice>({
  language: "en",
  isChosen: false,
  unsaved: false,
  choose: () => undefined,
  follow: () => undefined,
  markSaved: () => undefined,
});

export const useLanguage = (): Language => useContext(LanguageContext).language;
export const useLanguageChoice = (): LanguageChoice => useContext(LanguageContext);
export const textsIn = (language: Language): Texts => texts[language];
export const useTexts = (): Texts => textsIn(useLanguage());

/** A text of the study in this language, or in English. */
export const inLanguage = (text: { en: string; [language: string]: string }, language: Language) =>
  text[language] ?? text.en;

/** The reader's own way of writing dates in this language: `en-GB` for a British browser. */
const regionOf = (language: Language): string =>
  navigator.languages.find((tag) => languageOf(tag) === language) ?? language;
export const useRegion = (): string => regionOf(useLanguage());
