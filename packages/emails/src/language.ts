/** The languages that mails are written in, and which of them a person gets. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** The language for a locale such as `de-CH`; English where a locale is unknown or malformed. */
export function languageOf(locale: string): Language {
  const primary = locale.split(/[-_]/, 1)[0]?.toLowerCase();
  return languages.find((language) => language === primary) ?? "en";
}

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
