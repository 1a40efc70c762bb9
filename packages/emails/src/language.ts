/** How a person's locale shows in a mail. */
import { type Language, languageOf } from "@luna/contracts/language";

/**
 * The locale that dates and amounts are formatted in: language and region of the person where a mail
 * is written in that language. English without a region is British, for its 24-hour clock.
 */
export function formattingLocale(locale: string): string {
  const language = languageOf(locale);
  const region = /^[A-Za-z]{2}[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2})(?:[-_]|$)/.exec(locale)?.[1];
  const known = language === locale.slice(0, 2).toLowerCase();
  if (region && known) return `${language}-${region.toUpperCase()}`;
  return language === "en" ? "en-GB" : language;
}

/** Words in every language, of one shape: what English has, the others must have too. */
export function inLanguages<Words>(words: { en: Words; de: NoInfer<Words> }) {
  return words satisfies Record<Language, Words>;
}
