import { useEffect } from "react";
import { type Language, languageOf, useLanguageChoice } from "./language.ts";

/**
 * Lets the portal speak the language of who has signed in, unless one was chosen on this device; a choice
 * made now is saved where their mails take the language from.
 */
export function useFollowLocale(
  /** A BCP 47 tag, absent while it is not known. */
  locale: string | undefined,
  /** Absent where the caller may not change it. */
  save?: (language: Language) => Promise<unknown>,
): void {
  const { language, isChosen, unsaved, follow, markSaved } = useLanguageChoice();
  const own = languageOf(locale);
  useEffect(() => {
    if (own && !isChosen) follow(own);
  }, [own, isChosen, follow]);
  useEffect(() => {
    if (!unsaved || locale === undefined || !save) return;
    markSaved();
    // What cannot be saved now is chosen on this device all the same.
    if (own !== language) save(language).catch(() => undefined);
  }, [unsaved, locale, own, language, markSaved, save]);
}
